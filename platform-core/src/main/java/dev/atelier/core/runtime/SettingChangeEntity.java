package dev.atelier.core.runtime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "setting_change")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class SettingChangeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String setting;
    long follows;

    @Column(name = "old_value")
    @Nullable
    String oldValue;

    @Column(name = "new_value")
    @Nullable
    String newValue;

    @Column(name = "member_id")
    UUID memberId;

    @Column(name = "member_name")
    String memberName;

    @Column(name = "changed_at")
    Instant changedAt;

    protected SettingChangeEntity() {}

    SettingChange toRecord() {
        return new SettingChange(
                setting, Optional.ofNullable(oldValue), Optional.ofNullable(newValue), memberName, changedAt);
    }
}
