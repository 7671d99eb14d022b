package org.entrain.teams;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.chat.Block;

/**
 * The link that opens a chat with some people, who are named by their user principal names ("Deep link to a Teams chat" in
 * the documentation of Teams).
 */
final class TeamsChatLink {
    private TeamsChatLink() {}

    /** The link to a chat; empty where the principal name of somebody is not known. */
    static Optional<Block.Link> to(Block.Chat chat) {
        List<String> principals = chat.with().stream()
                .map(partner -> TeamsAddress.parse(partner.address())
                        .map(TeamsAddress::principal)
                        .orElse(""))
                .toList();
        return principals.contains("") ? Optional.empty() : Optional.of(new Block.Link(chat.label(), uri(principals)));
    }

    private static URI uri(List<String> principals) {
        return URI.create("https://teams.microsoft.com/l/chat/0/0?users="
                + principals.stream()
                        .map(principal -> URLEncoder.encode(principal, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
    }
}
