/* SPDX-License-Identifier: MIT */
/*
 * What came home, in lines: for the preview, and kept as the receipt. Names are left open, so that
 * a name that changes is shown as it is, and one that is erased is gone here too.
 */
#include "homecoming_priv.h"
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/holding.h"
#include "hub/model/person.h"
#include "hub_priv.h"
#include "namer_priv.h"
#include "today_priv.h"

#include <stdarg.h>
#include <string.h>

enum { NAMES = 8 }; /* of a kind, before "and 3 more" */

void homecoming_say(struct bringing *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    arena_grow(b->a, &b->lines, b->line_count, &b->line_cap, sizeof *b->lines);
    b->lines[b->line_count++] = arena_vprintf(b->a, fmt, ap);
    va_end(ap);
}

static const char *s_of(int64_t n)
{
    return n == 1 ? "" : "s";
}

/* --- records by kind ----------------------------------------------------------------------------- */

enum { CHANGED, ADDED, REMOVED, DEEDS };

struct tally { /* of one noun */
    hub_id *ids[DEEDS];
    size_t count[DEEDS], cap[DEEDS];
    struct idmap known;
    bool begun;
};

struct tallies {
    struct hub *h;
    struct arena *a;
    struct tally *of; /* in the order of nouns[] */
};

static void count_one(struct tallies *t, const struct noun *n, hub_id id, int deed)
{
    struct tally *y = &t->of[namer_place(n)];
    if (!y->begun) {
        idmap_on(&y->known, t->a);
        y->begun = true;
    }
    if (!id_known(id) || idmap_get(&y->known, id, 0)) {
        return;
    }
    idmap_put(&y->known, id, 1);
    arena_grow(t->a, &y->ids[deed], y->count[deed], &y->cap[deed], sizeof **y->ids);
    y->ids[deed][y->count[deed]++] = id;
}

/* A pair of a list is a change of the record whose list it is. */
static void count_pair(struct tallies *t, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
    void *rec = arena_alloc(t->a, n->size);
    if (f && f->type == FIELD_REF &&
        record_get(t->h->store, n, id, t->a, rec, &ignored) == HUB_OK) {
        hub_id of = *(const hub_id *)(const void *)((const char *)rec + f->offset);
        count_one(t, noun_find(f->ref), of, CHANGED);
    }
}

/* merge_kind has those changed first, then those added, then those removed. */
static void count_kind(struct tallies *t, const struct merge_kind *k, bool pairs)
{
    const int64_t ends[DEEDS] = {k->changed, k->changed + k->added, (int64_t)k->count};
    int deed = CHANGED;
    if (!(k->noun->flags & NOUN_LINK) != !pairs) {
        return;
    }
    for (size_t i = 0; i < k->count; i++) {
        while (deed < REMOVED && (int64_t)i >= ends[deed]) {
            deed++;
        }
        if (pairs) {
            count_pair(t, k->noun, k->ids[i]);
        } else {
            count_one(t, k->noun, k->ids[i], deed);
        }
    }
}

static const char *open_names(
    const hub_id *ids, size_t count, const struct noun *n, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t shown = count > NAMES + 1 ? NAMES : count;
    for (size_t i = 0; i < shown; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "", due_name(a, n, ids[i]));
    }
    if (shown < count) {
        sb_addf(&b, " and %zu more", count - shown);
    }
    return sb_str(&b);
}

/* Whether who asks may hear of records of this noun, and hub does not keep it by itself. */
static bool told(struct hub *h, const struct noun *n)
{
    struct hub_err ignored;
    return !(n->flags & (NOUN_SEALED | NOUN_FOLLOWS | NOUN_LINK)) &&
           access_check(h, VERB_READ, n, &ignored) == HUB_OK;
}

/* Each field alone was written by one side only, and together they make no sense. */
static void say_senseless(struct hub *h, struct bringing *b, const struct noun *n, hub_id id)
{
    struct hub_err why;
    void *rec = arena_alloc(b->a, n->size);
    if (record_get(h->store, n, id, b->a, rec, &why) == HUB_OK &&
        !stamp_known(((const struct record *)rec)->removed_at) &&
        record_sense(n, rec, NULL, &why) != HUB_OK) {
        homecoming_say(b, "PLEASE CHECK %s: %s", due_name(b->a, n, id), why.msg);
    }
}

void homecoming_kinds(struct hub *h, struct bringing *b)
{
    static const char *const deeds[DEEDS] = {"changed", "added", "removed"};
    struct tallies t = {h, b->a, arena_array(b->a, noun_count, sizeof *t.of)};
    for (int pairs = 0; pairs < 2; pairs++) {
        for (size_t i = 0; i < b->done.kind_count; i++) {
            count_kind(&t, &b->done.kinds[i], pairs);
        }
    }
    for (size_t i = 0; i < noun_count; i++) {
        for (int deed = 0; deed < DEEDS && told(h, nouns[i]); deed++) {
            size_t count = t.of[i].count[deed];
            if (count) {
                homecoming_say(b, "%zu %s %s: %s", count,
                    noun_counted(nouns[i], count, b->a), deeds[deed],
                    open_names(t.of[i].ids[deed], count, nouns[i], b->a));
            }
        }
        for (size_t k = 0; told(h, nouns[i]) && k < t.of[i].count[CHANGED]; k++) {
            say_senseless(h, b, nouns[i], t.of[i].ids[CHANGED][k]);
        }
    }
}

/* --- what is odd ------------------------------------------------------------------------------------ */

/* "2 hours", "3 minutes" */
static const char *span_words(int64_t seconds, struct arena *a)
{
    int64_t s = seconds < 0 ? -seconds : seconds;
    static const struct {
        int64_t seconds;
        const char *word;
    } units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
    size_t i = 0;
    while (i < 3 && s < 2 * units[i].seconds) {
        i++;
    }
    int64_t n = s / units[i].seconds;
    return arena_printf(a, "%lld %s%s", (long long)n, units[i].word, s_of(n));
}

static bool over_a_fifth(int64_t part, int64_t whole)
{
    return part > 0 && part * MERGE_PART > whole;
}

static int64_t families_removed(const struct bringing *b)
{
    for (size_t i = 0; i < b->done.kind_count; i++) {
        if (str_eq(b->done.kinds[i].noun->table, "family")) {
            return b->done.kinds[i].removed;
        }
    }
    return 0;
}

static const char *removed_words(const struct homecoming_file *f, const struct bringing *b)
{
    int64_t families = families_removed(b);
    if (over_a_fifth(families, f->odd.families_home)) {
        return arena_printf(b->a, "It removes %lld of the %lld families here.", (long long)families,
            (long long)f->odd.families_home);
    }
    return over_a_fifth(f->odd.removes, f->odd.records)
               ? arena_printf(b->a, "It removes %lld of the %lld records here.",
                     (long long)f->odd.removes, (long long)f->odd.records)
               : NULL;
}

static const char *until_words(const struct homecoming_file *f, struct arena *a)
{
    char when[DATE_TEXT];
    return stamp_known(f->state.until) ? arena_printf(a, " All is there up to %s.",
                                             wall_long(stamp_to_wall(f->state.until), when))
                                       : "";
}

static const char *cut_words(const struct homecoming_file *f, struct arena *a)
{
    if (f->state.torn) {
        return arena_printf(
            a, "Its end is missing: the last save was cut off.%s", until_words(f, a));
    }
    return f->state.ended || f->state.damaged || (f->state.steps == 0 && f->state.openings <= 1)
               ? NULL
               : arena_printf(a,
                     "It was not closed properly: perhaps it is still open somewhere, "
                     "or the end of it is missing.%s",
                     until_words(f, a));
}

const char *homecoming_guard(
    const struct homecoming_file *f, const struct bringing *b, enum return_guard g)
{
    struct arena *a = b->a;
    const struct merge_facts *o = &f->odd;
    switch (g) {
    case GUARD_EMPTY:
        return o->families == 0 && o->families_home > 0 && !id_known(f->facts.event)
                   ? arena_printf(a, "There is no family in it, and %lld are here.",
                         (long long)o->families_home)
                   : NULL;
    case GUARD_REMOVED:
        return removed_words(f, b);
    case GUARD_CLOCK:
        return f->clock_off_s != INT_NONE &&
                       (f->clock_off_s > CLOCK_SLACK_S || f->clock_off_s < -CLOCK_SLACK_S)
                   ? arena_printf(a, "Its clock was %s %s: the times in it are off by as much.",
                         span_words(f->clock_off_s, a), f->clock_off_s > 0 ? "ahead" : "behind")
                   : NULL;
    case GUARD_COPIED:
        return o->copied ? "The file itself was copied, and opened on two computers. Both are "
                           "taken in; nothing is lost."
                         : NULL;
    case GUARD_RESTORED:
        return o->lost ? arena_printf(a,
                             "This hub was restored from a backup. %lld step%s that it "
                             "lost %s in the copy, and %s back with it.",
                             (long long)o->lost, s_of(o->lost), words_many(o->lost, "is", "are"),
                             words_many(o->lost, "comes", "come"))
                       : NULL;
    case GUARD_CUT:
        return cut_words(f, a);
    case GUARD_DAMAGED:
        return f->state.damaged
                   ? arena_printf(a, "It is damaged: only what can be read is taken in.%s",
                         until_words(f, a))
                   : NULL;
    case GUARD_OLD:
        return o->steps || !f->came_before ? NULL
               : f->taken_back
                   ? "All of it came home before and was taken back: Ctrl-Y or hub redo brings it in again."
                   : "All of it came home before.";
    case GUARD_NONE:
    case GUARDS:
        break;
    }
    return NULL;
}

/* --- the receipt ------------------------------------------------------------------------------------- */

static void say_counts(struct bringing *b)
{
    const struct merge_done *d = &b->done;
    struct sb s = sb_on(b->a);
    if (d->steps) {
        sb_addf(&s, "%lld %s came home, %lld %s in all: %lld taken in", (long long)d->steps,
            words_many(d->steps, "change", "changes"), (long long)d->changes,
            words_many(d->changes, "detail", "details"), (long long)d->applied);
    } else {
        sb_add(&s, "Nothing new came home");
    }
    const struct {
        int64_t count;
        const char *words;
    } rest[] = {{d->same, "written here too"}, {d->asked, "to be decided"}, {d->waiting, "waiting"},
        {d->left, "kept as hub has it"}, {d->erased, "about what was erased"},
        {d->freed, "that had waited taken in"}};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        if (rest[i].count) {
            sb_addf(&s, ", %lld %s", (long long)rest[i].count, rest[i].words);
        }
    }
    homecoming_say(b, "%s.", sb_str(&s));
}

/* "Question 4: {family 12}: Phone": of what waits no more than its kind is kept. */
static enum hub_rc say_question(struct hub *h, struct bringing *b, hub_id id, struct hub_err *err)
{
    struct question q;
    struct question_read r;
    struct hub_err hidden;
    enum hub_rc rc = record_get(h->store, &question_noun, id, b->a, &q, err);
    if (rc != HUB_OK || question_read(h, &q, b->a, &r, &hidden) != HUB_OK) {
        return rc;
    }
    const char *what = r.noun ? r.noun->title : "Something not known here";
    if (r.rec) {
        what = arena_printf(b->a, "%s%s%s", due_name(b->a, r.noun, (hub_id){q.record_id}),
            r.field ? ": " : "", r.field ? r.field->label : "");
    }
    homecoming_say(
        b, "Question %lld: %s (%s)", (long long)q.number, what, question_kind_words(q.kind));
    return HUB_OK;
}

static void say_rota(struct bringing *b)
{
    const char *words = rota_news_words(&b->news, b->a);
    if (str_empty(words)) {
        homecoming_say(b, "The rota was checked: nothing new is wrong with it.");
        return;
    }
    homecoming_say(b, "%s The return made this.", words);
    for (size_t i = 0; i < b->news.row_count && b->news.rows[i].level == LEVEL_HARD; i++) {
        const struct rota_news_row *r = &b->news.rows[i];
        homecoming_say(
            b, "MUST FIX %s%s%s", r->sentence, r->fix ? " Try: " : "", r->fix ? r->fix : "");
    }
}

static void say_who(struct hub *h, struct bringing *b)
{
    char when[DATE_TEXT];
    const struct homecoming_file *f = b->file;
    hub_id holder = id_known(f->row.holder_id) ? f->row.holder_id : f->facts.holder;
    homecoming_say(b, "Copy %lld of %s came home on %s, brought by %s.",
        (long long)(f->row.number ? f->row.number : f->facts.number),
        id_known(holder) ? due_name(b->a, &person_noun, holder) : "somebody",
        wall_long(stamp_to_wall(b->came.came_at), when), due_name(b->a, &person_noun, h->person));
}

enum hub_rc homecoming_receipt(struct hub *h, struct bringing *b, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    say_who(h, b);
    for (int g = GUARD_NONE + 1; g < GUARDS; g++) {
        const char *words = homecoming_guard(b->file, b, (enum return_guard)g);
        if (words) {
            homecoming_say(b, "%s", words);
        }
    }
    say_counts(b);
    homecoming_kinds(h, b);
    for (size_t i = 0; rc == HUB_OK && i < b->done.question_count; i++) {
        rc = say_question(h, b, b->done.questions[i], err);
    }
    say_rota(b);
    return rc;
}
