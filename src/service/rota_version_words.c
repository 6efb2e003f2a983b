/* SPDX-License-Identifier: MIT */
/* A version of the rota, and what has changed since, in words. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/service/rota_version.h"

static const char *const change_words[] = {[ROTA_SAME] = "",
    [ROTA_NEW] = "new",
    [ROTA_MOVED] = "moved",
    [ROTA_GONE] = "gone",
    [ROTA_NOW_AGREED] = "agreed"};

const char *rota_change_word(enum rota_change_kind kind)
{
    return change_words[kind];
}

const char *rota_version_title(const struct rota_version_row *v, struct arena *a)
{
    char day[DATE_TEXT];
    struct sb b = sb_on(a);
    if (v->number == 0) {
        return "";
    }
    sb_addf(&b, "Version %d", v->number);
    if (date_known(v->on)) {
        sb_addf(&b, ", published %s", date_medium(v->on, day));
    }
    if (!str_empty(v->by)) {
        sb_addf(&b, " by %s", v->by);
    }
    return sb_str(&b);
}

const char *rota_published_sentence(const struct rota_changes *c, struct arena *a)
{
    char range[DATE_TEXT];
    size_t stays = 0, drafts = 0;
    for (size_t i = 0; i < c->count; i++) {
        stays += c->items[i].kind != ROTA_NEW;
        drafts += str_eq(c->items[i].was.status, "draft");
    }
    const char *some = drafts == 1 ? ", 1 of them a draft"
                       : drafts    ? arena_printf(a, ", %zu of them drafts", drafts)
                                   : "";
    return arena_printf(a, "Version %d of the rota is published: %zu %s %s%s.",
        c->version.number, stays, words_many(stays, "stay", "stays"),
        date_range(c->version.from, c->version.to, range), some);
}

const char *rota_changes_counted(const struct rota_changes *c, struct arena *a)
{
    struct sb b = sb_on(a);
    for (int kind = ROTA_NEW; kind < ROTA_CHANGES; kind++) {
        if (c->counts[kind]) {
            sb_addf(&b, "%s%d %s", b.len ? ", " : "", c->counts[kind], change_words[kind]);
        }
    }
    return sb_str(&b);
}

const char *rota_changes_sentence(const struct rota_changes *c, struct arena *a)
{
    const char *counted = rota_changes_counted(c, a);
    if (c->version.number == 0) {
        return "";
    }
    return arena_printf(a, "%s; %s%s.", rota_version_title(&c->version, a),
        *counted ? "changed since: " : "nothing has changed since", counted);
}

static const char *shown(const char *name, bool initials, struct arena *a)
{
    return initials ? utf8_initials(a, name) : name;
}

/* "11–13 Dec 2026 at Ben's" */
static const char *place_text(const struct rota_place *p, bool initials, struct arena *a)
{
    char range[DATE_TEXT];
    return arena_printf(a, "%s at %s's",
        date_range(wall_date(p->arrive), wall_date(p->leave), range), shown(p->host, initials, a));
}

static void hours_text(struct sb *b, const char *what, hub_wall was, hub_wall now)
{
    char old[DATE_TEXT], text[DATE_TEXT];
    if (was.min != now.min) {
        sb_addf(b, "%s%s %s, not %s", b->len ? ", " : "", what, tod_iso(wall_tod(now), text),
            tod_iso(wall_tod(was), old));
    }
}

/* Only what is different: other hours, another host, other days. */
static const char *moved_text(const struct rota_change *c, bool initials, struct arena *a)
{
    char range[DATE_TEXT];
    struct sb hours = sb_on(a);
    bool days = wall_date(c->was.arrive).d != wall_date(c->now.arrive).d ||
                wall_date(c->was.leave).d != wall_date(c->now.leave).d;
    bool host = !str_eq(c->was.host, c->now.host);
    if (days) {
        return arena_printf(a, "moved from %s to %s", place_text(&c->was, initials, a),
            place_text(&c->now, initials, a));
    }
    date_range(wall_date(c->now.arrive), wall_date(c->now.leave), range);
    if (host) {
        return arena_printf(a, "moved, %s at %s's, not %s's", range,
            shown(c->now.host, initials, a), shown(c->was.host, initials, a));
    }
    hours_text(&hours, "arrives", c->was.arrive, c->now.arrive);
    hours_text(&hours, "leaves", c->was.leave, c->now.leave);
    return arena_printf(a, "moved, %s: %s", place_text(&c->now, initials, a), sb_str(&hours));
}

const char *rota_change_sentence(const struct rota_change *c, bool initials, struct arena *a)
{
    const char *family = shown(c->family, initials, a), *word = change_words[c->kind];
    switch (c->kind) {
    case ROTA_MOVED:
        return arena_printf(a, "%s: %s", family, moved_text(c, initials, a));
    case ROTA_GONE:
        return arena_printf(a, "%s: gone, was %s", family, place_text(&c->was, initials, a));
    case ROTA_NEW:
    case ROTA_NOW_AGREED:
        return arena_printf(a, "%s: %s, %s%s", family, word, place_text(&c->now, initials, a),
            str_eq(c->now.status, "draft") ? ", a draft" : "");
    default:
        return arena_printf(a, "%s: %s", family, place_text(&c->now, initials, a));
    }
}
