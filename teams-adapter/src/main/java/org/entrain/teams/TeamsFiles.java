package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the files that a person sends the bot in private ("Send and receive files through a bot", Microsoft Teams
 * documentation). The address is signed by the platform; the bot's token is never sent along.
 */
final class TeamsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsFiles.class);
    private static final String DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_FILES = 3;

    private final HttpClient http;
    private final TeamsSettings settings;

    TeamsFiles(HttpClient http, TeamsSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** The files of a message; one that cannot be had, or is too large, is left out and logged. */
    List<SharedFile> of(Activity activity) {
        List<Attachment> attachments = activity.getAttachments();
        if (attachments == null) {
            return List.of();
        }
        return attachments.stream()
                .filter(attachment -> DOWNLOAD.equals(attachment.getContentType()))
                .limit(MAX_FILES)
                .flatMap(attachment -> fetched(attachment).stream())
                .toList();
    }

    private Optional<SharedFile> fetched(Attachment attachment) {
        JsonNode content = TeamsJson.MAPPER.valueToTree(attachment.getContent());
        try {
            URI uri = URI.create(content.path("downloadUrl").asText());
            if (!settings.mayFetch(uri)) {
                throw new IOException("not an address to fetch from");
            }
            String name = attachment.getName() == null ? "" : attachment.getName();
            return Optional.of(new SharedFile(name, bytes(uri)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "A file that was sent to the bot cannot be fetched: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private byte[] bytes(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            byte[] content = body.readNBytes(SharedFile.MAX_BYTES + 1);
            if (content.length > SharedFile.MAX_BYTES) {
                throw new IOException("larger than " + SharedFile.MAX_BYTES + " bytes");
            }
            return content;
        }
    }
}
