package org.entrain.core.communities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;

/**
 * A channel, as far as its platform has told of it.
 *
 * @param name as people of the platform read it; shown to others only where the channel is open
 * @param open whether everybody in its workspace may see that it exists
 * @param trouble why nothing can be said there; empty where all is well
 */
public record Channel(Place place, Optional<String> name, Optional<Boolean> open, Optional<Trouble> trouble) {
    /** Why nothing can be said in a channel. */
    public enum Trouble {
        /** The bot is not in it, or may not write there. */
        BOT_OUT,
        /** It was archived or deleted. */
        CLOSED
    }

    /** Whether only those in it may see that it exists. */
    public boolean isPrivate() {
        return open.equals(Optional.of(false));
    }

    /** Its name for somebody who is at {@code where}: that of a channel not known to be open is for those in it. */
    public Optional<String> nameAt(Place where) {
        return name.filter(said -> open.orElse(false) || isAt(where));
    }

    /** Whether a place is this channel. */
    public boolean isAt(Place where) {
        return where.workspace().equals(place.workspace()) && where.channel().equals(place.channel());
    }

    static Channel read(ResultSet row) throws SQLException {
        boolean open = row.getBoolean("open");
        Optional<Boolean> told = row.wasNull() ? Optional.empty() : Optional.of(open);
        return new Channel(
                new Place(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("external_id"),
                        Place.Kind.SHARED,
                        row.getString("address")),
                Optional.ofNullable(row.getString("name")),
                told,
                Optional.ofNullable(row.getString("trouble")).map(Trouble::valueOf));
    }
}
