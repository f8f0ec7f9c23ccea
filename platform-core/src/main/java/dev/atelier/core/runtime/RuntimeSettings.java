package dev.atelier.core.runtime;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Overrides;
import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The settings that may change while the installation runs. Only administrators of the installation see them here.
 *
 * <p>Each node looks for changes of others every {@value #LOOK_SECONDS} seconds; its own have an effect at once.
 */
public final class RuntimeSettings implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RuntimeSettings.class.getName());
    private static final int LOOK_SECONDS = 2;
    private static final int LONGEST_VALUE = 2000;

    private final Settings settings;
    private final Overrides overrides;
    private final List<LiveKey> keys;
    private final ChangeLog log;
    private final ScheduledExecutorService looking;
    private long known = -1;
    private boolean away;

    /**
     * Puts into force what was changed before.
     *
     * @param settings as the environment says
     * @param overrides what all features read
     * @param keys which settings may change, in the order in which they are shown
     */
    public RuntimeSettings(Database database, Settings settings, Overrides overrides, List<LiveKey> keys, Clock clock) {
        this.settings = settings.with(new Overrides());
        this.overrides = overrides;
        this.keys = List.copyOf(keys);
        this.log = new ChangeLog(database, clock);
        refresh();
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("settings").factory());
        var unused = looking.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** All that may change, as they are now. */
    public List<SettingNow> list(Actor actor) {
        actor.requireAdministrator();
        Map<String, SettingChange> inForce = log.inForce();
        Settings now = settings.with(overrides);
        return keys.stream()
                .map(key -> now(key, now, Optional.ofNullable(inForce.get(key.name()))))
                .toList();
    }

    /** What was changed, newest first. */
    public List<SettingChange> history(Actor actor, int limit) {
        actor.requireAdministrator();
        return log.list(limit);
    }

    /**
     * Sets a value, from now on and until it is {@link #reset}.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} for what may not change at run time, {@code
     *     bad_setting} with the setting's own words, {@code setting_changed} if somebody else was quicker
     */
    public void change(Actor actor, String name, String value) {
        change(actor, Map.of(name, Optional.of(value)));
    }

    /**
     * Sets several at once, or resets those without a value: all of them, or none if one is refused.
     *
     * @throws dev.atelier.core.fault.FaultException as for one
     */
    public void change(Actor actor, Map<String, Optional<String>> wanted) {
        actor.requireAdministrator();
        Map<LiveKey, Optional<String>> changes = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            LiveKey key = key(name);
            changes.put(key, value.map(text -> checked(key, text)));
        });
        keep(actor, changes);
    }

    private static String checked(LiveKey key, String value) {
        String text = value.strip();
        if (text.isEmpty() && !key.optional()) {
            throw bad(key.variable() + " needs a value. Reset it to go back to what the environment says.");
        }
        if (text.length() > LONGEST_VALUE || text.chars().anyMatch(Character::isISOControl)) {
            throw bad(key.variable() + " may have up to " + LONGEST_VALUE + " characters on one line.");
        }
        return text;
    }

    /** Lets the environment decide again, or the default if it says nothing. */
    public void reset(Actor actor, String name) {
        change(actor, Map.of(name, Optional.empty()));
    }

    /** Puts into force what is in the database, if it was changed. */
    public synchronized void refresh() {
        long changes = log.count();
        if (changes != known) {
            overrides.replace(good(values()));
            known = changes;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private void keep(Actor actor, Map<LiveKey, Optional<String>> changes) {
        Map<String, String> candidate = values();
        changes.forEach((key, value) ->
                value.ifPresentOrElse(text -> candidate.put(key.name(), text), () -> candidate.remove(key.name())));
        try {
            // Settings belong together: a change may make another one wrong.
            Settings then = settings.with(candidate);
            keys.forEach(each -> each.check().accept(then));
        } catch (SettingException wrong) {
            throw bad(String.valueOf(wrong.getMessage()));
        }
        Map<String, Optional<String>> named = new LinkedHashMap<>();
        changes.forEach((key, value) -> named.put(key.name(), value));
        log.append(actor, named);
        refresh();
    }

    /** Without what an earlier version allowed and this one does not, which must not keep the platform from starting. */
    private Map<String, String> good(Map<String, String> stored) {
        Map<String, String> good = new TreeMap<>();
        for (LiveKey key : keys) {
            String value = stored.get(key.name());
            if (value != null) {
                Map<String, String> more = new TreeMap<>(good);
                more.put(key.name(), value);
                try {
                    key.check().accept(settings.with(more));
                    good = more;
                } catch (SettingException wrong) {
                    LOG.log(Level.WARNING, "a setting changed at run time has no effect: {0}", wrong.getMessage());
                }
            }
        }
        return good;
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        log.inForce()
                .values()
                .forEach(change -> values.put(change.setting(), change.after().orElse("")));
        return values;
    }

    private SettingNow now(LiveKey key, Settings now, Optional<SettingChange> changed) {
        return new SettingNow(key, key.valueIn(now), now.origin(key.name()), key.valueIn(settings), changed);
    }

    private LiveKey key(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name) || key.variable().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("setting that can be changed at run time")
                        .asException());
    }

    private void look() {
        try {
            refresh();
            away = false;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; what was known goes on counting.
            LOG.log(away ? Level.DEBUG : Level.WARNING, "changes of settings cannot be read now", e);
            away = true;
        }
    }

    private static RuntimeException bad(String message) {
        return Fault.of(FaultKind.USER, "bad_setting", message).asException();
    }
}
