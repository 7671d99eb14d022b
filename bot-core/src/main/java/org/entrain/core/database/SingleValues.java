package org.entrain.core.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.ColumnMappers;

/**
 * A record with a single component, such as {@code record QuizId(UUID value)}, is kept as that component: bound like it,
 * and read like it from one column.
 */
final class SingleValues implements ArgumentFactory, ColumnMapperFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
        return component(type)
                .flatMap(component -> config.get(Arguments.class)
                        .findFor(component.getGenericType(), read(component.getAccessor(), value)));
    }

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        return component(type)
                .flatMap(component -> config.get(ColumnMappers.class).findFor(component.getGenericType()))
                .map(inner -> mapper(Records.canonicalConstructor(GenericTypes.getErasedType(type)), inner));
    }

    private static ColumnMapper<?> mapper(Constructor<?> constructor, ColumnMapper<?> inner) {
        constructor.setAccessible(true);
        return (row, column, context) -> {
            Object value = inner.map(row, column, context);
            return row.wasNull() ? null : made(constructor, value);
        };
    }

    private static Optional<RecordComponent> component(Type type) {
        Class<?> erased = GenericTypes.getErasedType(type);
        return erased.isRecord() && erased.getRecordComponents().length == 1
                ? Optional.of(erased.getRecordComponents()[0])
                : Optional.empty();
    }

    private static Object read(Method accessor, Object value) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + accessor, e);
        }
    }

    private static Object made(Constructor<?> constructor, Object value) throws SQLException {
        try {
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("No value of " + constructor.getDeclaringClass() + " in the column", e);
        }
    }
}
