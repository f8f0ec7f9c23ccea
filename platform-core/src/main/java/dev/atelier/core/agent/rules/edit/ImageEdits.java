package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent.ImageSpot;
import dev.atelier.core.agent.rules.intent.Intent.PlaceImage;
import dev.atelier.core.agent.rules.intent.Intent.RemoveImage;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.Spot;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts uploaded pictures on the page, and takes them off it. */
final class ImageEdits {
    private final Content app;
    private final List<String> images;
    private final List<String> sent;
    private final Messages messages;

    ImageEdits(Content app, Facts facts, Messages messages) {
        this.app = app;
        this.images = facts.images();
        this.sent = facts.sent();
        this.messages = messages;
    }

    Effect place(PlaceImage place) {
        if (images.isEmpty()) {
            return new Unchanged(messages.say("image.none"));
        }
        ObjectNode tree = app.tree();
        Optional<String> image = place.name().isPresent() ? named(place.name().get()) : unseen(tree);
        if (image.isEmpty()) {
            String wanted = Texts.clean(place.name().orElse(""), Texts.TITLE);
            return new Unchanged(messages.say("image.missing", wanted, String.join(", ", images)));
        }
        boolean several = place.name().isEmpty() && sent.size() > 1;
        if (several && place.spot() == ImageSpot.ANYWHERE) {
            return inGallery(tree, sent);
        }
        return switch (spot(place.spot(), tree)) {
            case COVER -> in(tree, SectionKind.HERO, image.get());
            case ABOUT -> in(tree, SectionKind.ABOUT, image.get());
            case GALLERY -> inGallery(tree, place.name().isPresent() ? List.of(image.get()) : images);
            case OWN_SECTION, ANYWHERE -> onItsOwn(tree, image.get());
        };
    }

    private static ImageSpot spot(ImageSpot wish, ObjectNode tree) {
        if (wish != ImageSpot.ANYWHERE) {
            return wish;
        }
        if (has(tree, SectionKind.GALLERY)) {
            return ImageSpot.GALLERY;
        }
        return has(tree, SectionKind.HERO) ? ImageSpot.COVER : ImageSpot.OWN_SECTION;
    }

    private static boolean has(ObjectNode tree, SectionKind kind) {
        return Tree.find(tree, Ref.of(kind)).isPresent();
    }

    private Optional<String> named(String words) {
        String wanted = Fold.fold(words.substring(words.lastIndexOf('/') + 1));
        Optional<String> exact = images.stream()
                .filter(image ->
                        Fold.fold(image.substring(image.lastIndexOf('/') + 1)).equals(wanted))
                .findFirst();
        return exact.or(() -> images.stream()
                .filter(image -> Fold.fold(image).contains(wanted))
                .findFirst());
    }

    /** The one that came with the words; else a picture that is not shown yet, else the first. */
    private Optional<String> unseen(ObjectNode tree) {
        Set<String> shown = Pictures.shown(tree);
        return sent.stream()
                .findFirst()
                .or(() -> images.stream()
                        .filter(image -> !shown.contains(Pictures.address(image)))
                        .findFirst())
                .or(() -> images.stream().findFirst());
    }

    private Effect in(ObjectNode tree, SectionKind kind, String image) {
        Optional<ObjectNode> section = Tree.find(tree, Ref.of(kind)).map(Tree.Place::section);
        if (section.isEmpty()) {
            return onItsOwn(tree, image);
        }
        Pictures.put(section.get(), image);
        return new Changed(Content.of(tree), messages.say("image." + kind.key()));
    }

    private Effect inGallery(ObjectNode tree, List<String> wanted) {
        ObjectNode gallery = Tree.find(tree, Ref.of(SectionKind.GALLERY))
                .map(Tree.Place::section)
                .orElseGet(() -> addSection(tree, SectionKind.GALLERY));
        Set<String> shown = Pictures.shown(tree);
        List<String> fresh = wanted.stream()
                .filter(image -> !shown.contains(Pictures.address(image)))
                .toList();
        fresh.forEach(image -> Pictures.add(gallery, image));
        return fresh.isEmpty()
                ? new Unchanged(messages.say("image.all"))
                : new Changed(Content.of(tree), messages.say("image.gallery", Integer.toString(fresh.size())));
    }

    private Effect onItsOwn(ObjectNode tree, String image) {
        Pictures.put(addSection(tree, SectionKind.PICTURE), image);
        return new Changed(Content.of(tree), messages.say("image.picture"));
    }

    private ObjectNode addSection(ObjectNode tree, SectionKind kind) {
        ObjectNode section = new SectionEdits(app, messages).make(kind, tree);
        ObjectNode page = Content.pages(tree).getFirst();
        Tree.put(page, Order.insert(Tree.sections(page), section, new Spot.Usual()));
        return section;
    }

    Effect remove(RemoveImage remove) {
        ObjectNode tree = app.tree();
        Optional<String> address =
                remove.name().isPresent() ? named(remove.name().get()).map(Pictures::address) : firstShown(tree);
        if (address.isEmpty() || !Pictures.remove(tree, address.get())) {
            return new Unchanged(messages.say("image.unshown"));
        }
        dropEmptyPictures(tree);
        return new Changed(Content.of(tree), messages.say("image.removed"));
    }

    private static Optional<String> firstShown(ObjectNode tree) {
        return Content.sections(tree).stream()
                .map(section -> section.path("image").path("src").asText())
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    private static void dropEmptyPictures(ObjectNode tree) {
        for (ObjectNode page : Content.pages(tree)) {
            List<ObjectNode> sections = Tree.sections(page);
            boolean dropped = sections.removeIf(section -> Tree.is(section, SectionKind.PICTURE)
                    && !section.path("image").isObject());
            if (dropped) {
                Tree.put(page, sections);
            }
        }
    }

    /** The app without pictures whose files are gone (B13). */
    static Content withoutMissing(Content app, List<String> images) {
        Set<String> there = images.stream().map(Pictures::address).collect(Collectors.toSet());
        ObjectNode tree = app.tree();
        for (String address : Pictures.shown(tree)) {
            if (address.startsWith(Pictures.FOLDER) && !there.contains(address)) {
                Pictures.remove(tree, address);
            }
        }
        dropEmptyPictures(tree);
        return Content.of(tree);
    }
}
