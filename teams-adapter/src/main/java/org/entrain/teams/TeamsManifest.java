package org.entrain.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * The app package of Teams: the manifest ("App manifest for Teams", schema 1.29), its French texts and two icons.
 *
 * @param appId the bot's Microsoft app id, which is the app's id as well
 * @param publicUrl how the world reaches this program
 */
record TeamsManifest(String appId, URI publicUrl) {
    private static final String SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.29/";
    private static final List<String> SCOPES = List.of("personal", "team", "groupChat");
    private static final List<String> COMMANDS = List.of("help", "quiz", "icebreaker");
    /** The time of every entry, so that the same manifest is the same bytes. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** The package as a ZIP archive. */
    byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "manifest.json", pretty(json()));
            add(zip, "fr.json", pretty(french()));
            add(zip, "color.png", TeamsIcons.color());
            add(zip, "outline.png", TeamsIcons.outline());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The manifest itself. */
    ObjectNode json() {
        Texts texts = texts(Language.EN);
        ObjectNode manifest = TeamsJson.object()
                .put("$schema", SCHEMA + "MicrosoftTeams.schema.json")
                .put("manifestVersion", "1.29")
                .put("version", "1.0.0")
                .put("id", appId)
                .put("accentColor", TeamsIcons.ACCENT);
        ObjectNode localization = manifest.putObject("localizationInfo").put("defaultLanguageTag", "en");
        localization
                .putArray("additionalLanguages")
                .addObject()
                .put("languageTag", "fr")
                .put("file", "fr.json");
        manifest.putObject("developer")
                .put("name", "Entrain")
                .put("websiteUrl", page("terms"))
                .put("privacyUrl", page("privacy"))
                .put("termsOfUseUrl", page("terms"));
        manifest.putObject("name").put("short", "Entrain");
        manifest.putObject("description").put("short", texts.say("short")).put("full", texts.say("full"));
        manifest.putObject("icons").put("color", "color.png").put("outline", "outline.png");
        manifest.putArray("bots").add(bot(texts));
        manifest.putArray("validDomains").add(publicUrl.getHost());
        return manifest;
    }

    private ObjectNode bot(Texts texts) {
        ObjectNode bot = TeamsJson.object()
                .put("botId", appId)
                .put("supportsFiles", true)
                .put("isNotificationOnly", false);
        SCOPES.forEach(bot.putArray("scopes")::add);
        ObjectNode list = bot.putArray("commandLists").addObject();
        SCOPES.forEach(list.putArray("scopes")::add);
        ArrayNode commands = list.putArray("commands");
        COMMANDS.forEach(command ->
                commands.addObject().put("title", command).put("description", texts.say("command." + command)));
        return bot;
    }

    /** The texts in French; the commands themselves are the same everywhere. */
    ObjectNode french() {
        Texts texts = texts(Language.FR);
        ObjectNode file = TeamsJson.object()
                .put("$schema", SCHEMA + "MicrosoftTeams.Localization.schema.json")
                .put("name.short", "Entrain")
                .put("description.short", texts.say("short"))
                .put("description.full", texts.say("full"));
        for (int i = 0; i < COMMANDS.size(); i++) {
            file.put(
                    "bots[0].commandLists[0].commands[%d].description".formatted(i),
                    texts.say("command." + COMMANDS.get(i)));
        }
        return file;
    }

    private static Texts texts(Language language) {
        return Texts.named(TeamsManifest.class, "manifest", language);
    }

    private String page(String name) {
        return publicUrl.toString().replaceFirst("/+$", "") + "/" + name;
    }

    private static byte[] pretty(ObjectNode json) throws JsonProcessingException {
        return TeamsJson.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(json)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
