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
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.SharedFile;

/**
 * Fetches the files that a person sends the bot in private ("Send and receive files through a bot", Microsoft Teams
 * documentation). The address is signed by the platform; the bot's token is never sent along.
 */
final class TeamsFiles {
    private static final String DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** As many as Teams takes in one message. */
    private static final int MAX_FILES = 10;

    private final HttpClient http;
    private final TeamsSettings settings;

    TeamsFiles(HttpClient http, TeamsSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** The files of a message, ten at the most; throws {@link NotFetched} where one of them cannot be had. */
    List<SharedFile> of(Activity activity) throws NotFetched {
        List<Attachment> attachments = activity.getAttachments();
        if (attachments == null) {
            return List.of();
        }
        var files = new ArrayList<SharedFile>();
        for (Attachment attachment : attachments) {
            if (DOWNLOAD.equals(attachment.getContentType()) && files.size() < MAX_FILES) {
                files.add(fetched(attachment));
            }
        }
        return files;
    }

    private SharedFile fetched(Attachment attachment) throws NotFetched {
        JsonNode content = TeamsJson.MAPPER.valueToTree(attachment.getContent());
        try {
            URI uri = URI.create(content.path("downloadUrl").asText());
            if (!settings.mayFetch(uri)) {
                throw new NotFetched("file.lost", "its address is none to fetch from");
            }
            String name = attachment.getName() == null ? "" : attachment.getName();
            return new SharedFile(name, bytes(uri));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFetched("file.lost", e.getClass().getSimpleName());
        } catch (IOException | IllegalArgumentException e) {
            throw new NotFetched("file.lost", e.getClass().getSimpleName());
        }
    }

    private byte[] bytes(URI uri) throws IOException, InterruptedException, NotFetched {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new NotFetched("file.lost", "HTTP " + response.statusCode());
            }
            byte[] content = body.readNBytes(SharedFile.MAX_BYTES + 1);
            if (content.length > SharedFile.MAX_BYTES) {
                throw new NotFetched("file.large", "it is larger than " + SharedFile.MAX_BYTES + " bytes");
            }
            return content;
        }
    }

    /** A file cannot be had. The message holds neither its name nor its address. */
    static final class NotFetched extends Exception {
        private static final long serialVersionUID = 1L;

        private final String text;

        NotFetched(String text, String reason) {
            super(reason);
            this.text = text;
        }

        /** The key of what the person is told. */
        String text() {
            return text;
        }
    }
}
