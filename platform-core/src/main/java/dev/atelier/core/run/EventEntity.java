package dev.atelier.core.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run_event")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class EventEntity {
    @EmbeddedId
    Key key;

    Instant at;
    String type;

    @Column(name = "type_version")
    int typeVersion;

    String body;

    protected EventEntity() {}

    EventEntity(LoggedEvent logged) {
        EventCodec.Encoded encoded = EventCodec.encode(logged.event());
        key = new Key(logged.run().value(), logged.sequence());
        at = logged.at();
        type = encoded.type();
        typeVersion = encoded.version();
        body = encoded.body();
    }

    LoggedEvent toRecord() {
        return new LoggedEvent(
                new RunId(key.runId),
                key.sequence,
                at,
                EventCodec.decode(new EventCodec.Encoded(type, typeVersion, body)));
    }

    @Embeddable
    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    static class Key {
        @Column(name = "run_id")
        UUID runId;

        long sequence;

        protected Key() {}

        Key(UUID runId, long sequence) {
            this.runId = runId;
            this.sequence = sequence;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.runId.equals(runId) && key.sequence == sequence;
        }

        @Override
        public int hashCode() {
            return Objects.hash(runId, sequence);
        }
    }
}
