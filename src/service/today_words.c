/* SPDX-License-Identifier: MIT */
#include "hub/service/today_words.h"

#include "hub/base/str.h"
#include "hub/base/words.h"

#include <string.h>

const char *today_hours(const struct today_event *e, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    bool begins = wall_date(e->starts).d == e->shown.d;
    bool ends = wall_known(e->ends) && wall_date(e->ends).d == e->shown.d;
    tod_iso(wall_tod(e->starts), from);
    if (e->all_day || (!begins && !ends)) {
        return "all day";
    }
    if (!begins) {
        return arena_printf(a, "until %s", tod_iso(wall_tod(e->ends), to));
    }
    return ends ? arena_printf(a, "%s–%s", from, tod_iso(wall_tod(e->ends), to))
                : arena_strdup(a, from);
}

const char *today_event_text(const struct today_event *e, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_addf(&b, "%s%s%s", e->name, *e->place ? ", " : "", e->place);
    if (*e->said) {
        sb_addf(&b, " · %s", e->said);
    }
    return sb_str(&b);
}

const char *today_move_text(const struct today_move *m, struct arena *a)
{
    struct sb b = sb_on(a);
    bool many = strchr(m->children, ',') != NULL, nights = strcmp(m->kind, "tea") != 0;
    sb_addf(&b, "%s (%s) ", m->children, m->family);
    sb_add(&b, m->arrives ? (many ? "come" : "comes") : (many ? "go home" : "goes home"));
    sb_addf(&b, "%s%s%s", *m->host ? (m->arrives ? " to " : " from ") : "", m->host,
        *m->host ? "'s" : "");
    sb_addf(&b, "%s%s", nights ? "" : " for tea", *m->reason && m->arrives ? ": " : "");
    sb_add(&b, m->arrives ? m->reason : "");
    if (*m->who) {
        sb_addf(&b, " · %s %s", m->who, m->arrives ? "brings" : "collects");
    }
    return sb_str(&b);
}

const char *today_beds_text(const struct today_host *h, struct arena *a)
{
    int used = (int)h->count, free = h->beds - used;
    if (h->away && used == 0) {
        return "away";
    }
    if (free < 0) {
        return arena_printf(a, "MUST FIX: %d children, %d beds", used, h->beds);
    }
    if (free == 0) {
        return arena_printf(a, "FULL: %d of %d %s", used, h->beds, words_many(h->beds, "bed", "beds"));
    }
    return arena_printf(a, "%d of %d %s free", free, h->beds, words_many(h->beds, "bed", "beds"));
}

const char *today_child_name(const struct today_child *c, struct arena *a)
{
    return c->age >= 0 ? arena_printf(a, "%s %d", c->name, c->age) : c->name;
}

const char *today_alert_text(const struct today_child *c, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, c->alert);
    sb_addf(&b, "%s%s", *c->pen ? " · pen: " : "", c->pen);
    sb_addf(&b, "%s%s", b.len && *c->medicine ? " · " : "", c->medicine);
    sb_add(&b, c->no_photos ? (b.len ? " · no photos" : "no photos") : "");
    sb_add(&b, c->no_bed ? (b.len ? " · no bed" : "no bed") : "");
    return sb_str(&b);
}

const char *today_ring_text(const struct today_child *c, struct arena *a)
{
    return *c->ring[1]   ? arena_printf(a, "%s, then %s", c->ring[0], c->ring[1])
           : *c->ring[0] ? c->ring[0]
                         : "nobody to ring is written down";
}

const char *today_level_word(enum need_level level)
{
    static const char *const words[] = {"MUST FIX", "PLEASE CHECK", "OWED"};
    return words[level];
}

const char *today_no_tonight_text(const struct today *t)
{
    return t->of_event ? "Who stays tonight is not in this copy." : "";
}

const char *today_no_needs_text(const struct today *t)
{
    return t->of_event ? "This copy holds one event. What needs you is in the hub at home."
                       : "Nothing needs you.";
}
