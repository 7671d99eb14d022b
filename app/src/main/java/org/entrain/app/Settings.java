package org.entrain.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.credentials.Sealing;
import org.entrain.core.records.Store;
import org.entrain.slack.SlackSettings;
import org.entrain.teams.TeamsSettings;

/**
 * What the administrator decides, read from environment variables; the table is in README.md.
 *
 * @param port where the program listens; 0 for any free port
 * @param publicUrl how the world reaches it, without a slash at its end
 * @param home the folder in which data is kept
 * @param database where PostgreSQL is; empty for one of the program's own, under {@code home}
 * @param slack empty where Slack is off
 * @param teams empty where Teams is off
 * @param administrators the first administrators' accounts
 * @param records the learning record store that is told what people do; empty where none is
 * @param secretKey what keys are kept under; empty for one of the program's own, under {@code home}
 */
public record Settings(
        int port,
        URI publicUrl,
        Path home,
        Optional<String> database,
        Optional<SlackSettings> slack,
        Optional<TeamsSettings> teams,
        Set<Account> administrators,
        Optional<Store> records,
        Optional<String> secretKey) {
    public Settings {
        administrators = Set.copyOf(administrators);
    }

    /** Those of a program that tells no learning record store, with a secret of its own. */
    public Settings(
            int port,
            URI publicUrl,
            Path home,
            Optional<String> database,
            Optional<SlackSettings> slack,
            Optional<TeamsSettings> teams,
            Set<Account> administrators) {
        this(port, publicUrl, home, database, slack, teams, administrators, Optional.empty(), Optional.empty());
    }

    /**
     * Reads the environment; a variable that is empty counts as absent.
     *
     * @throws IllegalArgumentException with a sentence that says which variable to mend, and how
     */
    public static Settings of(Map<String, String> environment) {
        var variables = new Variables(environment);
        int port = port(variables);
        return new Settings(
                port,
                url(variables, port),
                Path.of(variables.get("ENTRAIN_HOME").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                variables.get("DATABASE_URL"),
                slack(variables),
                teams(variables),
                variables.get("ENTRAIN_ADMINS").map(Settings::administrators).orElse(Set.of()),
                records(variables),
                variables.get("ENTRAIN_SECRET_KEY").map(Settings::secret));
    }

    /** Whether there is nothing to connect to, so that the program brings platforms of its own. */
    public boolean isPlayground() {
        return slack.isEmpty() && teams.isEmpty();
    }

    /** Whether its platforms are a playground, its own or that of another copy: then the playground's time is its time. */
    boolean livesInPlayground() {
        return isPlayground()
                || slack.filter(one -> URI.create(one.apiUrl()).getPath().startsWith("/playground/"))
                        .isPresent();
    }

    /** The same, with these platforms. */
    public Settings with(SlackSettings slackSettings, TeamsSettings teamsSettings) {
        return new Settings(
                port,
                publicUrl,
                home,
                database,
                Optional.of(slackSettings),
                Optional.of(teamsSettings),
                administrators,
                records,
                secretKey);
    }

    private record Variables(Map<String, String> environment) {
        Optional<String> get(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        String require(String name, String because) {
            return get(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing: " + because));
        }
    }

    private static int port(Variables variables) {
        String port = variables.get("PORT").orElse("8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("PORT is a number from 0 to 65535, not: " + port);
        }
        return Integer.parseInt(port);
    }

    private static URI url(Variables variables, int port) {
        String url = variables.get("PUBLIC_URL").orElse("http://localhost:" + port);
        if (!url.matches("https?://[^/]+(/.*)?")) {
            throw new IllegalArgumentException("PUBLIC_URL begins with http:// or https://, not: " + url);
        }
        return URI.create(url.replaceFirst("/+$", ""));
    }

    private static String secret(String written) {
        if (written.length() < Sealing.SHORTEST_SECRET) {
            throw new IllegalArgumentException("ENTRAIN_SECRET_KEY has " + Sealing.SHORTEST_SECRET
                    + " characters at least, such as: openssl rand -base64 32");
        }
        return written;
    }

    private static Optional<SlackSettings> slack(Variables variables) {
        Optional<String> token = variables.get("SLACK_BOT_TOKEN");
        Optional<String> secret = variables.get("SLACK_SIGNING_SECRET");
        if (token.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SlackSettings(
                variables.require("SLACK_SIGNING_SECRET", "copy it from the app's Basic Information page"),
                variables.require("SLACK_BOT_TOKEN", "copy it from the app's OAuth & Permissions page"),
                variables.get("SLACK_APP_TOKEN"),
                variables.get("SLACK_API_URL").orElse(SlackSettings.SLACK_API_URL)));
    }

    private static Optional<TeamsSettings> teams(Variables variables) {
        return variables
                .get("MICROSOFT_APP_ID")
                .map(appId -> new TeamsSettings(
                        appId,
                        variables.require(
                                "MICROSOFT_APP_PASSWORD", "make a client secret for the app at Microsoft Entra"),
                        variables.get("MICROSOFT_APP_TENANT_ID").orElse(""),
                        variables
                                .get("MICROSOFT_APP_TYPE")
                                .map(Settings::type)
                                .orElse(TeamsSettings.Type.SINGLE_TENANT),
                        variables.get("MICROSOFT_OPENID_METADATA_URL").orElse(TeamsSettings.OPEN_ID_METADATA_URL),
                        variables.get("MICROSOFT_LOGIN_URL").orElse(TeamsSettings.LOGIN_URL),
                        Set.of()));
    }

    private static TeamsSettings.Type type(String name) {
        return switch (name) {
            case "SingleTenant" -> TeamsSettings.Type.SINGLE_TENANT;
            case "MultiTenant" -> TeamsSettings.Type.MULTI_TENANT;
            default ->
                throw new IllegalArgumentException("MICROSOFT_APP_TYPE is SingleTenant or MultiTenant, not: " + name);
        };
    }

    private static Optional<Store> records(Variables variables) {
        return variables
                .get("XAPI_ENDPOINT")
                .map(endpoint -> new Store(
                        address(endpoint),
                        variables.require("XAPI_KEY", "make a client for Entrain in the learning record store"),
                        variables.require("XAPI_SECRET", "it comes with the client's key"),
                        variables.get("XAPI_VERSION").orElse(Store.USUAL_VERSION)));
    }

    /** What is wrong with it is not repeated: some write a password in there. */
    private static URI address(String endpoint) {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(Store.NO_ADDRESS, e);
        }
    }

    private static Set<Account> administrators(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .map(Settings::account)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Account account(String written) {
        String[] parts = written.split("[:/]", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "ENTRAIN_ADMINS is a list such as slack:T123/U123,teams:TENANT/OBJECTID, not: " + written);
        }
        return new Account(new Workspace(new Platform(parts[0]), parts[1]), parts[2]);
    }
}
