package org.entrain.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.entrain.core.credentials.Sealing;

/**
 * The secret that keys are kept under: the administrator's, or else one in a file of the data folder that nobody but the
 * program's own user may read. The file is made when it is first needed.
 */
final class SecretFile {
    private static final int SECRET_BYTES = 32;

    private final Settings settings;

    SecretFile(Settings settings) {
        this.settings = settings;
    }

    /** Throws {@link IllegalStateException} with a sentence on what to do where there can be no secret. */
    Sealing sealing() {
        return Sealing.with(settings.secretKey().orElseGet(this::kept));
    }

    private String kept() {
        Path file = settings.home().resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Badges cannot be signed: set ENTRAIN_SECRET_KEY, for " + file + " cannot be kept", e);
        }
    }

    private static void make(Path file) throws IOException {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", forOneself());
        Files.writeString(written, Base64.getEncoder().encodeToString(secret), StandardOpenOption.TRUNCATE_EXISTING);
        try {
            // Whoever comes second finds the first one's, whole.
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException expected) {
            return;
        } finally {
            Files.delete(written);
        }
    }

    private static FileAttribute<?>[] forOneself() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
