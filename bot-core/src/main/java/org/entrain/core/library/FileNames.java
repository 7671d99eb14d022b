package org.entrain.core.library;

import java.text.Normalizer;
import java.util.Locale;
import org.entrain.core.bank.Quiz;

/** Names of quizzes and names of files, made of each other. */
final class FileNames {
    private FileNames() {}

    /** What is easy to type: {@code Sécurité incendie.gift} becomes {@code securite-incendie}. */
    static String quiz(String file) {
        String plain = plain(file.replaceFirst("\\.[^.]*$", ""), "[^\\p{L}\\p{N}]+");
        return plain.substring(0, Math.min(plain.length(), Quiz.LONGEST_NAME));
    }

    /** What every computer takes: {@code Sécurité incendie} becomes {@code securite-incendie.gift}. */
    static String file(String quiz, String ending) {
        String plain = plain(quiz, "[^a-z0-9]+");
        return (plain.isEmpty() ? "questions" : plain) + "." + ending;
    }

    private static String plain(String name, String others) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll(others, "-")
                .replaceAll("^-|-$", "");
    }
}
