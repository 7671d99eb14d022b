package org.entrain.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Amina|\"Amina\"",
                "``|\"\"",
                "Fire, safety|\"Fire, safety\"",
                "the \"best\"|\"the \"\"best\"\"\"",
                "=1+1|\"'=1+1\"",
                "+33|\"'+33\"",
                "-1|\"'-1\"",
                "@SUM(A1)|\"'@SUM(A1)\"",
                "1+1|\"1+1\""
            })
    void no_text_is_a_formula_for_a_spreadsheet(String text, String cell) {
        assertThat(AuditFile.cell(text)).isEqualTo(cell);
    }
}
