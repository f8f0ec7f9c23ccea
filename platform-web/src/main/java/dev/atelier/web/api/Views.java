package dev.atelier.web.api;

import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.PreviewView;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.ProjectImage;
import dev.atelier.core.project.Version;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunSummary;
import dev.atelier.core.share.ShareLink;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.source.Patch;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Tenant;
import dev.atelier.core.usage.Money;
import dev.atelier.web.images.Uploads;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API answers with. Fields that do not apply are left out. */
public final class Views {
    private Views() {}

    /** Who the token stands for. */
    public record Me(String name, String workspace, String right, boolean administrator) {
        static Me of(Actor actor, Tenant tenant) {
            return new Me(
                    actor.name(), tenant.name(), actor.right().name().toLowerCase(Locale.ROOT), actor.administrator());
        }
    }

    /** A project; {@code run} is the run of its first message when it was just made from one. */
    public record ProjectView(
            String id,
            String name,
            String slug,
            int version,
            Instant created,
            Instant lastActivity,
            @Nullable String run) {
        static ProjectView of(Project project) {
            return of(project, null);
        }

        static ProjectView of(Project project, @Nullable RunId run) {
            return new ProjectView(
                    project.id().toString(),
                    project.name(),
                    project.slug(),
                    project.version(),
                    project.created(),
                    project.lastActivity(),
                    run == null ? null : run.toString());
        }
    }

    /** What was said in one run: the person's words and, once there is one, the agent's answer. */
    public record MessageView(
            String run,
            String text,
            List<String> images,
            @Nullable String answer,
            String state,
            @Nullable String outcome) {}

    public record RunView(
            String id,
            String project,
            String text,
            String state,
            @Nullable String outcome,
            boolean cancelRequested,
            long lastEvent,
            Instant queued,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable UsageView usage) {
        static RunView of(Run run) {
            return of(run, Optional.empty());
        }

        static RunView of(Run run, Optional<RunSummary> summary) {
            return new RunView(
                    run.id().toString(),
                    run.project().toString(),
                    run.ask().text(),
                    run.state().name().toLowerCase(Locale.ROOT),
                    run.outcome().orElse(null),
                    run.cancelRequested(),
                    run.lastSequence(),
                    run.queuedAt(),
                    run.startedAt().orElse(null),
                    run.endedAt().orElse(null),
                    summary.flatMap(UsageView::of).orElse(null));
        }
    }

    /**
     * What a run took of language models, once it has ended; left out where none was asked.
     *
     * @param model which one answered last
     * @param promptTokens sent, those from the provider's cache included
     * @param cost left out where it is not known, because a model has no price
     */
    public record UsageView(
            String model,
            long promptTokens,
            long cachedTokens,
            long completionTokens,
            @Nullable CostView cost) {
        static Optional<UsageView> of(RunSummary summary) {
            return summary.model()
                    .map(model -> new UsageView(
                            model,
                            summary.promptTokens(),
                            summary.cachedTokens(),
                            summary.completionTokens(),
                            summary.cost().map(CostView::of).orElse(null)));
        }
    }

    /**
     * An amount of money.
     *
     * @param amount exact, as a decimal number in text
     * @param currency its code, such as USD
     */
    public record CostView(String amount, String currency) {
        static CostView of(Money money) {
            return new CostView(money.amount().toPlainString(), money.currency().getCurrencyCode());
        }
    }

    /**
     * An image.
     *
     * @param file its name in the project, by which it is asked for and sent along with a message
     * @param name as the person knows it
     * @param path of the file in the project
     */
    public record ImageView(
            String file,
            String name,
            String type,
            int width,
            int height,
            long bytes,
            Instant uploaded,
            String path,
            String href) {
        static ImageView of(String project, ProjectImage image) {
            String file = image.file().value();
            return new ImageView(
                    file,
                    image.name(),
                    image.format().mediaType(),
                    image.width(),
                    image.height(),
                    image.bytes(),
                    image.uploaded(),
                    image.path().value(),
                    UriBuilder.fromPath("/api/v1/projects/{project}/images/{file}")
                            .build(project, file)
                            .toString());
        }
    }

    /** What became of the files of one request. */
    public record UploadView(List<ImageView> images, List<RefusedView> refused) {
        static UploadView of(String project, Uploads uploads) {
            return new UploadView(
                    uploads.taken().stream()
                            .map(image -> ImageView.of(project, image))
                            .toList(),
                    uploads.refused().stream()
                            .map(file -> new RefusedView(
                                    file.name(),
                                    file.fault().code(),
                                    file.fault().message()))
                            .toList());
        }
    }

    /** A file that was not taken, and why. */
    public record RefusedView(String name, String code, String detail) {}

    /** A run that was accepted; its events tell how it goes. */
    public record AcceptedRun(String run, String events) {
        static AcceptedRun of(RunId run) {
            return new AcceptedRun(run.toString(), "/api/v1/runs/" + run + "/events");
        }
    }

    /** {@code state} is {@code not_checked}, {@code works} or {@code broken}. */
    public record VersionView(
            int number,
            String commit,
            @Nullable String run,
            String summary,
            Instant created,
            String state,
            boolean screenshot) {
        static VersionView of(Version version) {
            return new VersionView(
                    version.number(),
                    version.commit().value(),
                    version.run().map(RunId::toString).orElse(null),
                    version.summary(),
                    version.created(),
                    version.state().name().toLowerCase(Locale.ROOT),
                    version.screenshot().isPresent());
        }
    }

    /** A file as it is now. */
    public record FileEntryView(String path, long size) {
        static FileEntryView of(FileEntry file) {
            return new FileEntryView(file.path().value(), file.size());
        }
    }

    /** What changed between two versions, file by file. */
    public record DiffView(List<FileView> files) {
        static DiffView of(Patch patch) {
            return new DiffView(patch.files().stream().map(FileView::of).toList());
        }
    }

    /** One changed file; {@code patch} is empty for a binary file and for one that is too large to show. */
    public record FileView(
            String path, @Nullable String from, String kind, int added, int removed, boolean binary, String patch) {
        static FileView of(FilePatch file) {
            return new FileView(
                    file.change().path().value(),
                    file.change().from().map(Object::toString).orElse(null),
                    file.change().kind().name().toLowerCase(Locale.ROOT),
                    file.change().added(),
                    file.change().removed(),
                    file.change().binary(),
                    file.text());
        }
    }

    /** The preview; {@code state} is sleeping, starting, running, paused or failed.
     *
     * @param ahead how many other starts come before this one
     */
    public record PreviewStateView(String address, String state, int ahead, List<StepView> steps) {
        static PreviewStateView of(PreviewView preview) {
            return new PreviewStateView(
                    preview.address().toString(),
                    preview.state().code(),
                    preview.state() instanceof PreviewState.Starting starting ? starting.ahead() : 0,
                    preview.timeline().entries().stream()
                            .map(entry -> new StepView(
                                    entry.step().name().toLowerCase(Locale.ROOT),
                                    entry.took().toMillis(),
                                    entry.done()))
                            .toList());
        }
    }

    public record StepView(String step, long millis, boolean done) {}

    /** A link by which people without an account see the preview. */
    public record ShareView(
            String id,
            String address,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            long uses) {
        static ShareView of(ShareLink link) {
            return new ShareView(
                    link.id().toString(),
                    link.address().reveal(),
                    link.created(),
                    link.expires().orElse(null),
                    link.lastUsed().orElse(null),
                    link.uses());
        }
    }

    /** An address that lets whoever opens it within a minute into the preview. */
    public record EntranceView(String address) {}

    /** A log's lines, oldest first. */
    public record LogLinesView(List<String> lines) {}
}
