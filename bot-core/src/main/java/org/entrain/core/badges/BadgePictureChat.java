package org.entrain.core.badges;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.badges.Badge.Look;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.communities.Access;

/** The crew hands over a picture for a badge, in place of the one that is drawn: a file that is called {@code badge <key>}. */
public final class BadgePictureChat implements Feature {
    private static final Pattern NAME =
            Pattern.compile("badge[ _-]+(.+)\\.(?:png|svg)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final byte[] PNG = "\u0089PNG".getBytes(StandardCharsets.ISO_8859_1);

    private final Access access;
    private final Awards awards;
    private final Pictures pictures;
    private final Audit audit;
    private final BadgeDoor door;

    /** Takes pictures for these. */
    public BadgePictureChat(Access access, Awards awards, Pictures pictures, Audit audit) {
        this.access = access;
        this.awards = awards;
        this.pictures = pictures;
        this.audit = audit;
        this.door = new BadgeDoor(access, awards.badges());
    }

    @Override
    public void register(Routes routes) {
        routes.file(".svg", Right.RUN, this::svg)
                .file(".png", "badge", file -> NAME.matcher(file.name().strip()).matches(), Right.RUN, this::png);
    }

    private Reply png(Turn turn, SharedFile file) {
        Badge badge = badge(turn, file);
        Pictures.wrong(file.content()).ifPresent(wrong -> {
            throw switch (wrong) {
                case NO_PICTURE -> BadgeDoor.refusal(turn, "picture.no-png");
                case TOO_HEAVY -> BadgeDoor.refusal(turn, "picture.heavy", SharedFile.MAX_BYTES / 1_000_000);
                case TOO_LARGE -> BadgeDoor.refusal(turn, "picture.large", Pictures.LONGEST_SIDE);
            };
        });
        if (!isPng(file.content())) {
            throw BadgeDoor.refusal(turn, "picture.no-png");
        }
        String id = pictures.keep(turn.tx(), badge.organisation(), file.content());
        Look look = badge.look();
        return keep(
                turn,
                badge.looking(new Look(look.family(), look.level(), Optional.of(id), Optional.empty())),
                "picture.kept");
    }

    private static boolean isPng(byte... content) {
        return content.length > PNG.length && java.util.Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length);
    }

    private Reply svg(Turn turn, SharedFile file) {
        Badge badge = badge(turn, file);
        return switch (PlainSvg.read(file.content())) {
            case PlainSvg.Read.Kept(String svg) -> {
                Look look = badge.look();
                yield keep(
                        turn,
                        badge.looking(new Look(look.family(), look.level(), look.picture(), Optional.of(svg))),
                        "picture.kept-svg");
            }
            case PlainSvg.Read.TooHeavy _ -> throw BadgeDoor.refusal(turn, "svg.heavy", PlainSvg.HEAVIEST / 1000);
            case PlainSvg.Read.NoSvg _ -> throw BadgeDoor.refusal(turn, "svg.none");
            case PlainSvg.Read.NotPlain(String what) -> throw BadgeDoor.refusal(turn, "svg.not-plain", what);
        };
    }

    private Badge badge(Turn turn, SharedFile file) {
        var community = access.meant(turn);
        var name = NAME.matcher(file.name().strip());
        if (!name.matches()) {
            throw BadgeDoor.refusal(turn, "picture.which");
        }
        return door.named(turn, community, name.group(1).toLowerCase(Locale.ROOT));
    }

    private Reply keep(Turn turn, Badge badge, String done) {
        awards.badges().keep(turn.tx(), badge, turn.person().id(), turn.at());
        audit.record(turn, Deed.BADGE_CHANGED, badge.community().orElse(badge.organisation()), badge.key());
        return new Reply.Private(Message.of(
                AwardCards.picture(badge, awards.emblems().page(turn.tx(), badge, turn.language()), turn.language()),
                new Block.Text(turn.texts(BadgePictureChat.class)
                        .words(done, badge.in(turn.language()).name()))));
    }
}
