package org.entrain.core.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A row as a record, by its canonical constructor: the component {@code dueAt} is the column {@code due_at}. A record
 * with a single component is a value of one column, not a row: {@link SingleValues}.
 */
final class Records implements RowMapperFactory {
    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> row = GenericTypes.getErasedType(type);
        if (!row.isRecord() || row.getRecordComponents().length < 2) {
            return Optional.empty();
        }
        return Optional.of(ConstructorMapper.of(canonicalConstructor(row)));
    }

    static Constructor<?> canonicalConstructor(Class<?> row) {
        Class<?>[] types = Arrays.stream(row.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return row.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor: " + row, e);
        }
    }
}
