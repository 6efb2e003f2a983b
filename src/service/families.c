/* SPDX-License-Identifier: MIT */
/* Lines of the lists of families and hosts. */
#include "hub/service/families.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/base/wordscan.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/pages.h"

#include "hub_priv.h"

#include <string.h>

struct lines {
    struct hub *h;
    const struct name_ask *ask;
    struct arena *a, *scratch;
    struct family_line *families;
    struct host_line *hosts;
    size_t count, cap;
};

/* Each word as far as it tells; the s of "Theo's" is none. */
static struct narrow narrow_of(const char *needle, struct arena *a)
{
    struct narrow n = {.count = 0};
    struct wordscan s = wordscan_on(needle ? needle : "", a);
    struct word w;
    while (n.count < NARROW_WORDS && wordscan_next(&s, &w)) {
        bool possessive = w.goes_on && w.len == 1 && *w.folded == 's';
        if (w.kind == WORD_PLAIN && !possessive) {
            n.words[n.count++] = arena_strndup(a, w.folded, word_prefix(&w, WORD_PREFIX));
        }
    }
    return n;
}

static struct page_from page_of(
    const struct hub *h, const struct name_ask *ask, const struct narrow *n, struct arena *a)
{
    const char *from = ask->from ? utf8_fold(a, ask->from) : NULL;
    return (struct page_from){hub_read_in(h), from, ask->from_id, ask->inclusive, ask->back, n};
}

static const char *hub_name_of(struct hub *h, hub_id id)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    for (size_t i = 0; count > 1 && !id_known(h->narrowed) && i < count; i++) {
        if (id_eq(entries[i].id, id)) {
            return entries[i].name;
        }
    }
    return "";
}

/* "name\x1Fborn\x1E…" → "Mia 8, Theo 6" */
static const char *children_text(struct lines *l, const char *packed)
{
    struct sb b = sb_on(l->a);
    for (const char *p = packed; p && *p;) {
        size_t len = strcspn(p, "\x1E"), name = strcspn(p, "\x1F");
        hub_date born = DATE_NONE;
        date_from_iso(arena_strndup(l->scratch, p + name + 1, len - name - 1), &born);
        sb_addf(&b, "%s%.*s", b.len ? ", " : "", (int)name, p);
        if (date_known(born) && date_diff(hub_today(l->h), born) >= 0) {
            sb_addf(&b, " %d", date_age(born, hub_today(l->h)));
        }
        p += len + (p[len] != '\0');
    }
    return sb_str(&b);
}

static bool add_family(void *arg, const struct family_page_row *r)
{
    struct lines *l = arg;
    arena_reset(l->scratch);
    arena_grow(l->a, &l->families, l->count, &l->cap, sizeof *l->families);
    l->families[l->count++] = (struct family_line){
        .id = r->id,
        .name = arena_strdup(l->a, r->name),
        .hub = hub_name_of(l->h, r->hub),
        .children = children_text(l, r->children),
        .last = r->heard,
    };
    return l->count < l->ask->max;
}

static bool add_host(void *arg, const struct host_page_row *r)
{
    struct lines *l = arg;
    char range[DATE_TEXT];
    arena_reset(l->scratch);
    arena_grow(l->a, &l->hosts, l->count, &l->cap, sizeof *l->hosts);
    l->hosts[l->count++] = (struct host_line){
        .id = r->id,
        .name = arena_strdup(l->a, r->name),
        .hub = hub_name_of(l->h, r->hub),
        .beds = r->beds == INT_NONE ? "beds not said"
                                    : arena_printf(l->a, "%lld %s", (long long)r->beds,
                                          words_many(r->beds, "bed", "beds")),
        .away = date_known(r->away_from)
                    ? arena_printf(l->a, "away %s", date_range(r->away_from, r->away_to, range))
                    : "",
    };
    return l->count < l->ask->max;
}

static struct lines lines_on(struct hub *h, const struct name_ask *ask, struct arena *a)
{
    return (struct lines){.h = h, .ask = ask, .a = a, .scratch = arena_create()};
}

enum hub_rc hub_family_lines(struct hub *h, const struct name_ask *ask, struct arena *a,
    struct family_line **out, size_t *count, struct hub_err *err)
{
    struct lines l = lines_on(h, ask, a);
    struct narrow narrow = narrow_of(ask->needle, a);
    struct page_from from = page_of(h, ask, &narrow, a);
    enum hub_rc rc = access_check(h, VERB_READ, &family_noun, err);
    if (rc == HUB_OK) {
        rc = family_pages(h->store, &from, hub_now(h), add_family, &l, err);
    }
    arena_destroy(l.scratch);
    *out = l.families;
    *count = l.count;
    return rc;
}

enum hub_rc hub_family_quiet(struct hub *h, size_t most, struct arena *a, struct family_line **out,
    size_t *count, struct hub_err *err)
{
    struct name_ask ask = {.max = most};
    struct lines l = lines_on(h, &ask, a);
    enum hub_rc rc = access_check(h, VERB_READ, &family_noun, err);
    if (rc == HUB_OK) {
        rc = family_by_heard(
            h->store, hub_read_in(h), hub_now(h), (int64_t)most, add_family, &l, err);
    }
    arena_destroy(l.scratch);
    *out = l.families;
    *count = l.count;
    return rc;
}

enum hub_rc hub_host_lines(struct hub *h, const struct name_ask *ask, struct arena *a,
    struct host_line **out, size_t *count, struct hub_err *err)
{
    struct lines l = lines_on(h, ask, a);
    struct narrow narrow = narrow_of(ask->needle, a);
    struct page_from from = page_of(h, ask, &narrow, a);
    enum hub_rc rc = access_check(h, VERB_READ, &host_noun, err);
    if (rc == HUB_OK) {
        rc = host_pages(h->store, &from, hub_today(h), add_host, &l, err);
    }
    arena_destroy(l.scratch);
    *out = l.hosts;
    *count = l.count;
    return rc;
}

/* Counted once until the file changes. */
static enum hub_rc count_all(
    struct hub *h, const struct noun *n, int64_t *all, struct hub_err *err)
{
    struct known_total *c = &h->totals[n == &host_noun];
    uint64_t version = store_version(h->store);
    hub_id hub = hub_read_in(h);
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK && !(c->known && c->version == version && id_eq(c->hub, hub))) {
        rc = n == &host_noun ? host_total(h->store, hub, &c->count, err)
                             : family_total(h->store, hub, &c->count, err);
        c->known = rc == HUB_OK;
        c->version = version;
        c->hub = hub;
    }
    *all = rc == HUB_OK ? c->count : 0;
    return rc;
}

static enum hub_rc some(struct hub *h, const struct noun *n, const char *needle, int64_t most,
    int64_t *out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct narrow words = narrow_of(needle, a);
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK && !words.count) {
        rc = count_all(h, n, out, err);
    } else if (rc == HUB_OK && n == &family_noun) {
        rc = family_narrow_count(h->store, hub_read_in(h), &words, most, out, err);
    } else if (rc == HUB_OK) {
        rc = host_narrow_count(h->store, hub_read_in(h), &words, most, out, err);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_family_some(
    struct hub *h, const char *needle, int64_t most, int64_t *out, struct hub_err *err)
{
    return some(h, &family_noun, needle, most, out, err);
}

enum hub_rc hub_host_some(
    struct hub *h, const char *needle, int64_t most, int64_t *out, struct hub_err *err)
{
    return some(h, &host_noun, needle, most, out, err);
}

static enum hub_rc both(struct hub *h, const struct noun *n, const char *needle, int64_t *matching,
    int64_t *all, struct hub_err *err)
{
    enum hub_rc rc = count_all(h, n, all, err);
    *matching = rc == HUB_OK ? *all : 0;
    return rc == HUB_OK && !str_empty(needle) ? some(h, n, needle, INT64_MAX, matching, err) : rc;
}

enum hub_rc hub_family_count(
    struct hub *h, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    return both(h, &family_noun, needle, matching, all, err);
}

enum hub_rc hub_host_count(
    struct hub *h, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    return both(h, &host_noun, needle, matching, all, err);
}

enum hub_rc hub_family_line(
    struct hub *h, hub_id id, struct arena *a, struct family_line *out, struct hub_err *err)
{
    struct family f;
    struct family_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_get(h, &family_noun, id, a, &f, err);
    if (rc == HUB_OK) {
        struct name_ask ask = {.from = f.name, .from_id = id, .inclusive = true, .max = 1};
        rc = hub_family_lines(h, &ask, a, &lines, &count, err);
    }
    if (rc == HUB_OK && (count == 0 || !id_eq(lines[0].id, id))) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is not in this list.", f.name);
    }
    if (rc == HUB_OK) {
        *out = lines[0];
    }
    return rc;
}

enum hub_rc hub_host_line(
    struct hub *h, hub_id id, struct arena *a, struct host_line *out, struct hub_err *err)
{
    struct host r;
    struct host_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_get(h, &host_noun, id, a, &r, err);
    if (rc == HUB_OK) {
        struct name_ask ask = {.from = r.name, .from_id = id, .inclusive = true, .max = 1};
        rc = hub_host_lines(h, &ask, a, &lines, &count, err);
    }
    if (rc == HUB_OK && (count == 0 || !id_eq(lines[0].id, id))) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is not in this list.", r.name);
    }
    if (rc == HUB_OK) {
        *out = lines[0];
    }
    return rc;
}
