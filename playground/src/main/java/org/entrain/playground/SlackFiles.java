package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code files.*}: the files that people shared. */
final class SlackFiles {
    private final World world;
    private final PlaygroundSettings settings;

    SlackFiles(World world, PlaygroundSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    ObjectNode file(JsonNode arguments) {
        String id = SlackArguments.required(arguments, "file");
        SlackMessage message = world.read(memory -> memory.slackMessages.stream()
                        .filter(shared -> shared.files().stream()
                                .anyMatch(file -> file.id().equals(id)))
                        .findFirst())
                .orElseThrow(() -> new SlackError("file_not_found"));
        StoredFile file = message.files().stream()
                .filter(shared -> shared.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Slack.ok().set("file", SlackPayloads.file(file, message.user(), settings.publicUrl()));
    }

    /** The bytes of a shared file, where there is one of that id. */
    Optional<byte[]> content(String id) {
        return world.read(memory -> memory.slackMessages.stream()
                .flatMap(message -> message.files().stream())
                .filter(file -> file.id().equals(id))
                .findFirst()
                .map(StoredFile::bytes));
    }
}
