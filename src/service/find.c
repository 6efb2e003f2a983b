/* SPDX-License-Identifier: MIT */
#include "hub/service/find.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/group.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/model/training.h"

#include "hub_priv.h"

#include "find_priv.h"
#include "log_priv.h"

#include <stdlib.h>
#include <string.h>

// clang-format off
/* In the order in which names are given. */
static const struct kind {
    unsigned bit;
    const struct noun *noun;
    bool dated; /* by its day, among the log, and not among the names */
} kinds[] = {
    {FIND_FAMILIES, &family_noun,        false},
    {FIND_CHILDREN, &child_noun,         false},
    {FIND_PEOPLE,   &person_noun,        false},
    {FIND_HOSTS,    &host_noun,          false},
    {FIND_HOMES,    &home_noun,          false},
    {FIND_GROUPS,   &support_group_noun, false},
    {FIND_EVENTS,   &event_noun,         true},
    {FIND_TRAINING, &training_noun,      true},
    {FIND_LOG,      &log_entry_noun,     true},
    {FIND_LOG,      &stay_note_noun,     true},
    {FIND_LOG,      &incident_noun,      true},
};
// clang-format on
enum { KINDS = sizeof kinds / sizeof *kinds };

/* How well a name fits: smaller is better. */
enum fit { FIT_WHOLE, FIT_BEGINNING, FIT_INITIALS };

struct candidate {
    size_t kind; /* in kinds[] */
    enum fit fit;
    hub_id id;
    const char *name; /* folded; of a named one */
    hub_wall at;      /* of a dated one */
    const struct log_record *record; /* of a line of the log */
};

struct finding {
    struct hub *h;
    struct find_query query;
    size_t max;
    unsigned bits;
    bool hide;
    struct arena *a, *scratch;
    struct candidate *items;
    size_t count, cap;
    size_t undated; /* of them: those that come before any with a day */
};

static enum hub_rc allowed_kinds(
    const struct hub *h, unsigned asked, unsigned *bits, struct hub_err *err)
{
    struct hub_err ignored;
    *bits = 0;
    for (size_t i = 0; i < KINDS; i++) {
        if ((asked == FIND_ALL || (asked & kinds[i].bit)) &&
            access_check(h, VERB_READ, kinds[i].noun, &ignored) == HUB_OK) {
            *bits |= kinds[i].bit;
        }
    }
    return *bits ? HUB_OK : access_check(h, VERB_READ, &log_entry_noun, err);
}

static struct candidate *more(struct finding *f)
{
    arena_grow(f->scratch, &f->items, f->count, &f->cap, sizeof *f->items);
    return &f->items[f->count++];
}

static enum fit word_fit(const struct find_query *q, const struct word *w)
{
    enum fit best = FIT_INITIALS;
    for (size_t i = 0; i < q->word_count; i++) {
        const struct find_word *asked = &q->words[i];
        if (asked->phrase || find_word_fits(asked, w->folded, w->len)) {
            enum fit fit =
                asked->phrase || strlen(asked->text) == w->len ? FIT_WHOLE : FIT_BEGINNING;
            best = fit < best ? fit : best;
        }
    }
    return best;
}

static enum fit fit_of(const struct finding *f, const char *name, struct wordscan *s)
{
    struct word w;
    enum fit best = FIT_INITIALS;
    wordscan_start(s, name);
    while (best != FIT_WHOLE && wordscan_next(s, &w)) {
        enum fit fit = word_fit(&f->query, &w);
        best = fit < best ? fit : best;
    }
    return best;
}

static const char *wanted_tables(const struct finding *f)
{
    struct sb b = sb_on(f->scratch);
    for (size_t i = 0; i < KINDS; i++) {
        if ((f->bits & kinds[i].bit) && kinds[i].bit != FIND_LOG) {
            sb_addf(&b, "%s%s", b.len ? "|" : "", kinds[i].noun->table);
        }
    }
    return sb_str(&b);
}

static size_t kind_of_table(const char *table)
{
    size_t i = 0;
    while (i + 1 < KINDS && strcmp(kinds[i].noun->table, table) != 0) {
        i++;
    }
    return i;
}

static size_t kind_of_noun(const struct noun *n)
{
    size_t i = 0;
    while (i + 1 < KINDS && kinds[i].noun != n) {
        i++;
    }
    return i;
}

static enum hub_rc gather_names(struct finding *f, struct hub_err *err)
{
    struct find_name *names;
    size_t count;
    const char *tables = wanted_tables(f);
    if (!*tables) {
        return HUB_OK;
    }
    struct wordscan words = wordscan_on("", f->scratch);
    enum hub_rc rc = find_names(
        f->h->store, &f->query, tables, FIND_NAMES, f->scratch, &names, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        size_t kind = kind_of_table(names[i].table);
        f->undated += !kinds[kind].dated;
        *more(f) = (struct candidate){
            .kind = kind,
            .fit = kinds[kind].dated ? FIT_WHOLE : fit_of(f, names[i].name, &words),
            .id = names[i].id,
            .name = utf8_fold(f->scratch, names[i].name),
            .at = date_known(names[i].day) ? wall_at(names[i].day, 0) : WALL_NONE,
        };
    }
    return rc;
}

/* They stand behind the names: as many as can still be shown, and one to tell that there are more. */
static enum hub_rc gather_entries(struct finding *f, struct hub_err *err)
{
    hub_id *ids;
    size_t count;
    if (!(f->bits & FIND_LOG) || f->undated > f->max) {
        return HUB_OK;
    }
    enum hub_rc rc = find_entries(
        f->h->store, &f->query, f->max + 1 - f->undated, f->scratch, &ids, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        struct log_record *r = arena_alloc(f->scratch, sizeof *r);
        rc = log_record_get(f->h, ids[i], f->scratch, r, err);
        if (rc == HUB_OK) {
            *more(f) = (struct candidate){
                .kind = kind_of_noun(r->noun), .id = ids[i], .name = "", .at = r->at, .record = r};
        }
    }
    return rc;
}

static int by_id(const struct candidate *x, const struct candidate *y)
{
    return x->id.n < y->id.n ? 1 : x->id.n > y->id.n ? -1 : 0;
}

/* Names by fit, kind and letters; then what has a day, newest first. */
static int compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    bool dated = kinds[x->kind].dated;
    if (dated != kinds[y->kind].dated) {
        return dated ? 1 : -1;
    }
    if (dated) {
        return x->at.min == y->at.min ? by_id(x, y) : x->at.min < y->at.min ? 1 : -1;
    }
    if (x->fit != y->fit) {
        return x->fit < y->fit ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    int letters = strcmp(x->name, y->name);
    return letters ? letters : by_id(x, y);
}

/* The part of a line that has the words; what is told first, when they are in its names only. */
static const char *telling_part(const struct finding *f, const struct log_record *r)
{
    const char *texts[LOG_TEXTS];
    log_record_texts(r, texts);
    for (size_t i = 0; i < LOG_TEXTS && texts[i]; i++) {
        if (find_spans(&f->query, texts[i], f->scratch).count) {
            return texts[i];
        }
    }
    return texts[0] ? texts[0] : "";
}

static const char *title_of(struct finding *f, const struct candidate *c, struct namer *names)
{
    const struct noun *n = kinds[c->kind].noun;
    const void *rec = c->record ? &c->record->of : NULL;
    struct hub_err ignored;
    if (!rec) {
        void *read = arena_alloc(f->scratch, n->size);
        rec = record_get(f->h->store, n, c->id, f->scratch, read, &ignored) == HUB_OK ? read : NULL;
    }
    return rec ? find_title(f->h, n, rec, f->hide, names, f->a) : "?";
}

static void show(struct finding *f, const struct candidate *c, struct namer *names,
    struct find_hit *out)
{
    const struct noun *n = kinds[c->kind].noun;
    *out = (struct find_hit){.noun = n, .id = c->id, .date = DATE_NONE, .snippet = ""};
    out->title = title_of(f, c, names);
    struct spans spans = find_spans(&f->query, out->title, f->a);
    if (f->hide) {
        spans.count = 0;
    } else if (spans.count == 0 && c->fit == FIT_INITIALS && f->query.word_count > 0) {
        spans = find_initial_spans(out->title, utf8_count(f->query.words[0].text), f->a);
    }
    out->title_spans = spans.items;
    out->title_span_count = spans.count;
    if (kinds[c->kind].dated && wall_known(c->at)) {
        out->date = wall_date(c->at);
    }
    if (c->record && !f->hide) {
        out->snippet = find_snippet(&f->query, telling_part(f, c->record), f->a);
        spans = find_spans(&f->query, out->snippet, f->a);
        out->snippet_spans = spans.items;
        out->snippet_span_count = spans.count;
    }
}

static void show_all(struct finding *f, struct find_hits *out)
{
    struct namer *names = namer_create(f->h, f->scratch);
    if (f->count > 1) {
        qsort(f->items, f->count, sizeof *f->items, compare);
    }
    out->more = f->count > f->max;
    out->count = out->more ? f->max : f->count;
    out->items = arena_array(f->a, out->count ? out->count : 1, sizeof *out->items);
    for (size_t i = 0; i < out->count; i++) {
        show(f, &f->items[i], names, &out->items[i]);
    }
}

unsigned hub_find_kinds(const struct hub *h)
{
    struct hub_err ignored;
    unsigned bits;
    allowed_kinds(h, FIND_ALL, &bits, &ignored);
    return bits;
}

struct find_memo *found_names(struct hub *h)
{
    enum { KEPT_MOST = 8 };
    uint64_t version = store_version(h->store);
    if (store_in_txn(h->store)) {
        return NULL;
    }
    if (!h->found.a || h->found_version != version || h->found.count >= KEPT_MOST) {
        find_memo_clear(&h->found);
        h->found_version = version;
    }
    return &h->found;
}

static enum hub_rc begin(
    struct finding *f, const char *text, unsigned asked, struct hub_err *err)
{
    enum hub_rc rc = allowed_kinds(f->h, asked & ~(unsigned)FIND_HIDE, &f->bits, err);
    f->hide = asked & FIND_HIDE;
    f->scratch = arena_create();
    f->query.hub = hub_read_in(f->h);
    f->query.memo = found_names(f->h);
    find_query_read(&f->query, text, f->scratch);
    return rc;
}

enum hub_rc hub_find_text(struct hub *h, const char *text, size_t max, unsigned asked,
    struct arena *a, struct find_hits *out, struct hub_err *err)
{
    struct finding f = {.h = h, .max = max ? max : FIND_MOST, .a = a};
    *out = (struct find_hits){0};
    enum hub_rc rc = begin(&f, text, asked, err);
    if (rc == HUB_OK) {
        rc = gather_names(&f, err);
    }
    if (rc == HUB_OK) {
        rc = gather_entries(&f, err);
    }
    if (rc == HUB_OK) {
        show_all(&f, out);
    }
    arena_destroy(f.scratch);
    return rc;
}

enum hub_rc hub_find_count(
    struct hub *h, const char *text, unsigned asked, int64_t *out, struct hub_err *err)
{
    struct finding f = {.h = h};
    int64_t names = 0, entries = 0;
    enum hub_rc rc = begin(&f, text, asked, err);
    const char *tables = wanted_tables(&f);
    if (rc == HUB_OK && *tables) {
        rc = find_names_count(h->store, &f.query, tables, f.scratch, &names, err);
    }
    if (rc == HUB_OK && (f.bits & FIND_LOG)) {
        rc = find_entries_count(h->store, &f.query, f.scratch, &entries, err);
    }
    *out = names + entries;
    arena_destroy(f.scratch);
    return rc;
}
