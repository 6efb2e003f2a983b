/* SPDX-License-Identifier: MIT */
#include "mask_priv.h"

#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/model/person.h"

#include <string.h>

/* Where a number or an address stood that is erased. */
static const char GONE[] = "…";

enum { MASK_WORDS = 8, NUMBER_LEAST = 6, AROUND = 28 };

/* Names that are words as well: only with a capital are they names. */
static const char ORDINARY[] =
    "|may|will|mark|grace|rose|hope|joy|faith|art|bill|sue|rob|pat|dawn|summer|april|june|august|hall|"
    "park|young|white|brown|black|green|grey|gray|long|short|king|day|hill|wood|woods|field|fields|page|"
    "read|reed|cook|baker|carter|farmer|fisher|hunter|may|lee|jack|jo|al|ed|bo|an|so|do|be|no|me|to|in|"
    "on|or|us|we|he|it|is|at|my|pen|ray|max|ivy|holly|poppy|daisy|lily|ruby|pearl|crystal|star|sky|"
    "river|brook|forest|dale|glen|heath|miles|chance|chase|drew|grant|harry|josh|rich|sandy|sunny|"
    "bell|bird|wolf|fox|lamb|cross|church|street|lane|bridge|west|east|north|south|winter|snow|rain|frost|"
    "love|good|best|small|little|sharp|strong|swift|wise|noble|bright|sweet|price|cash|rich|bond|"
    "home|house|garden|school|hub|child|family|mum|dad|gran|the|and|for|van|der|von|den|del|las|los|";

/* After a day's number these are months, whoever is called so: "5 June", "Sun 9 Jun 2024". */
static const char MONTHS[] =
    "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|april|june|july|august|";

struct mask {
    struct arena *a;
    struct strmap spared;  /* words, and whole names, that stay */
    struct strmap entries; /* folded words joined by spaces → place in `instead` */
    struct strmap starts;  /* the first word of each */
    const char **instead;
    size_t count, cap;
    size_t longest; /* words */
    bool initials;  /* what stands for a name is its initials */
};

/* --- words ---------------------------------------------------------------------------- */

struct token {
    const char *folded;
    size_t from, to;
    bool joined;
};

struct tokens {
    struct token *items;
    size_t count, cap;
};

static struct tokens words_of(const char *text, struct arena *a)
{
    struct tokens t = {0};
    struct wordscan s = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&s, &w)) {
        if (w.kind != WORD_MARKED) {
            arena_grow(a, &t.items, t.count, &t.cap, sizeof *t.items);
            t.items[t.count++] = (struct token){
                arena_strndup(a, w.folded, w.len), w.from, w.to, w.kind == WORD_JOINED};
        }
    }
    return t;
}

/* Plain words `from` to `to`, without those that an apostrophe joined. */
static const char *phrase(const struct tokens *t, size_t from, size_t words, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = from; i < from + words; i++) {
        sb_addf(&b, "%s%s", i > from ? " " : "", t->items[i].folded);
    }
    return sb_str(&b);
}

static bool worth_finding(const char *folded)
{
    return (unsigned char)folded[0] >= 0x80 || strlen(folded) > 1;
}

static struct tokens plain_words(const char *name, struct arena *a)
{
    struct tokens all = words_of(name, a), plain = {0};
    for (size_t i = 0; i < all.count; i++) {
        if (!all.items[i].joined) {
            arena_grow(a, &plain.items, plain.count, &plain.cap, sizeof *plain.items);
            plain.items[plain.count++] = all.items[i];
        }
    }
    return plain;
}

static void spare(struct mask *m, const char *name)
{
    struct tokens t = words_of(name, m->a), plain = plain_words(name, m->a);
    for (size_t i = 0; i < t.count; i++) {
        strmap_put(&m->spared, t.items[i].folded, 1);
    }
    if (plain.count) {
        strmap_put(&m->spared, phrase(&plain, 0, plain.count, m->a), 1);
    }
}

static void enter(struct mask *m, const char *key, const char *instead)
{
    if (strmap_get(&m->spared, key, 0) || strmap_get(&m->entries, key, 0)) {
        return;
    }
    arena_grow(m->a, &m->instead, m->count, &m->cap, sizeof *m->instead);
    m->instead[m->count++] = instead;
    strmap_put(&m->entries, key, (int64_t)m->count);
    strmap_put(&m->starts, arena_strndup(m->a, key, strcspn(key, " ")), 1);
}

static const char *instead_of(struct mask *m, const char *name, const char *instead)
{
    return instead ? instead : utf8_initials(m->a, name);
}

/* A name whole, and each of its words. */
static void enter_name(struct mask *m, const char *name, const char *instead)
{
    struct tokens t = words_of(name, m->a), plain = plain_words(name, m->a);
    if (plain.count > 1 && plain.count <= MASK_WORDS) {
        enter(m, phrase(&plain, 0, plain.count, m->a), instead_of(m, name, instead));
        m->longest = plain.count > m->longest ? plain.count : m->longest;
    }
    for (size_t i = 0; i < t.count; i++) {
        if (worth_finding(t.items[i].folded)) {
            const char *word = arena_strndup(
                m->a, name + t.items[i].from, t.items[i].to - t.items[i].from);
            enter(m, t.items[i].folded, instead_of(m, word, instead));
        }
    }
}

/* "+44 7700 900123" and "07700-900123": the same digits. */
static const char *digits_of(const char *text, size_t len, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < len; i++) {
        if (text[i] >= '0' && text[i] <= '9') {
            sb_addc(&b, text[i]);
        }
    }
    const char *d = sb_str(&b);
    bool abroad = strncmp(d, "44", 2) == 0 && strlen(d) >= 12;
    return abroad ? arena_printf(a, "0%s", d + 2) : d;
}

/* A number, an address: whole or, an address, line by line; never single words of it. */
static void enter_whole(struct mask *m, const char *value, const char *instead)
{
    const char *digits = digits_of(value, strlen(value), m->a);
    if (strlen(digits) >= NUMBER_LEAST) {
        enter(m, digits, instead);
    }
    for (const char *p = value; *p;) {
        size_t len = strcspn(p, "\n,;");
        struct tokens t = plain_words(arena_strndup(m->a, p, len), m->a);
        if (t.count > 1 && t.count <= MASK_WORDS) {
            enter(m, phrase(&t, 0, t.count, m->a), instead);
            m->longest = t.count > m->longest ? t.count : m->longest;
        }
        p += len + (p[len] != '\0');
    }
}

/* --- whose names ------------------------------------------------------------------------ */

struct collecting {
    struct hub *h;
    struct mask *m;
    const struct mask_ask *ask;
    const struct noun *noun;
    const struct holding_name *names;
    bool sparing; /* the first time round */
};

/* A parent, a peer's family: someone of a family. Others work with the hub. */
static bool of_a_family(const struct noun *n, const void *rec)
{
    const struct field *f = noun_field(n, "family_id");
    return !f || f->type != FIELD_REF ||
           id_known(*(const hub_id *)(const void *)((const char *)rec + f->offset));
}

static bool is_masked(const struct collecting *c, const void *rec)
{
    bool inside = held_has(c->ask->set, c->noun, ((const struct record *)rec)->id);
    if (c->ask->inside) {
        return inside;
    }
    bool hosts = str_eq(c->noun->table, "host") || str_eq(c->noun->table, "home");
    return !inside && !hosts && of_a_family(c->noun, rec);
}

static enum hub_rc collect(void *arg, const void *rec, struct hub_err *err)
{
    struct collecting *c = arg;
    bool masked = is_masked(c, rec);
    bool name = c->names->instead == NULL || c->names->instead[0] != '(';
    (void)err;
    if (masked == c->sparing || (c->sparing && !name)) {
        return HUB_OK;
    }
    for (size_t i = 0; i < str_parts(c->names->columns); i++) {
        const struct field *f = noun_field(c->noun, str_part(c->m->a, c->names->columns, i));
        const char *value = field_text(f, rec, c->m->a);
        if (str_empty(value)) {
            continue;
        }
        value = arena_strdup(c->m->a, value);
        if (c->sparing) {
            spare(c->m, value);
        } else if (name) {
            enter_name(c->m, value, c->ask->inside ? NULL : c->names->instead);
        } else {
            enter_whole(c->m, value, c->ask->inside ? GONE : c->names->instead);
        }
    }
    return HUB_OK;
}

enum hub_rc mask_build(struct hub *h, const struct mask_ask *ask, struct arena *a,
    struct mask **out, struct hub_err *err)
{
    struct mask *m = arena_alloc(a, sizeof *m);
    struct record_query all = {.any = true};
    enum hub_rc rc = HUB_OK;
    *m = (struct mask){.a = a, .longest = 1, .initials = ask->inside};
    strmap_on(&m->spared, a);
    strmap_on(&m->entries, a);
    strmap_on(&m->starts, a);
    for (int sparing = 1; sparing >= 0; sparing--) {
        for (size_t i = 0; rc == HUB_OK && i < holding_name_count; i++) {
            struct collecting c = {.h = h, .m = m, .ask = ask,
                .noun = noun_of_table(holding_names[i].table),
                .names = &holding_names[i], .sparing = sparing};
            rc = record_each(h->store, c.noun, &all, collect, &c, err);
        }
    }
    *out = m;
    return rc;
}

/* --- in a text ---------------------------------------------------------------------------- */

struct hit {
    size_t from, to;
    const char *instead;
    bool whole; /* a number or an address: never one with its neighbour */
};

struct hits {
    struct hit *items;
    size_t count, cap;
};

static bool only_between(const char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (!strchr(" -'", text[i])) {
            return false;
        }
    }
    return true;
}

static void hit(const struct mask *m, struct hits *h, const char *text, struct hit one, struct arena *a)
{
    struct hit *last = h->count ? &h->items[h->count - 1] : NULL;
    if (last && one.from <= last->to) {
        last->to = one.to > last->to ? one.to : last->to;
    } else if (last && !last->whole && !one.whole && only_between(text, last->to, one.from)) {
        last->to = one.to; /* "Mia Okafor", found by its parts, is one */
        last->instead = m->initials ? arena_printf(a, "%s%s", last->instead, one.instead) : last->instead;
    } else {
        arena_grow(a, &h->items, h->count, &h->cap, sizeof *h->items);
        h->items[h->count++] = one;
    }
}

/* A word written small that is one of every day. */
static bool is_ordinary(const char *text, const struct token *t, struct arena *a)
{
    bool small = strncmp(text + t->from, t->folded, t->to - t->from) == 0;
    return small && strstr(ORDINARY, arena_printf(a, "|%s|", t->folded)) != NULL;
}

static bool is_month(const struct tokens *t, size_t at, struct arena *a)
{
    const char *before = at ? t->items[at - 1].folded : "";
    bool day = *before && strlen(before) <= 2 && strspn(before, "0123456789") == strlen(before);
    return day && strstr(MONTHS, arena_printf(a, "|%s|", t->items[at].folded)) != NULL;
}

/* What stands for a number or an address. */
static bool is_whole(const char *instead)
{
    return instead[0] == '(' || str_eq(instead, GONE);
}

static size_t match_at(const struct mask *m, const char *text, const struct tokens *t, size_t at,
    const char **instead, struct arena *a)
{
    size_t longest = strmap_get(&m->starts, t->items[at].folded, 0) ? m->longest : 0;
    for (size_t words = longest; words > 0; words--) {
        bool one = words == 1;
        if (at + words > t->count ||
            (one && (is_ordinary(text, &t->items[at], a) || is_month(t, at, a)))) {
            continue;
        }
        int64_t place = strmap_get(&m->entries, phrase(t, at, words, a), 0);
        if (place) {
            *instead = m->instead[place - 1];
            return words;
        }
    }
    return 0;
}

/* Numbers by their digits, however they are spaced. */
static void find_numbers(const struct mask *m, const char *text, struct hits *h, struct arena *a)
{
    for (size_t i = 0; text[i];) {
        size_t len = strspn(text + i, "+0123456789 -()");
        const char *digits = len ? digits_of(text + i, len, a) : "";
        int64_t place =
            strlen(digits) >= NUMBER_LEAST ? strmap_get(&m->entries, digits, 0) : 0;
        if (place) {
            size_t from = i + strspn(text + i, " -(");
            size_t to = i + len;
            while (to > from && strchr(" -()", text[to - 1])) {
                to--;
            }
            arena_grow(a, &h->items, h->count, &h->cap, sizeof *h->items);
            h->items[h->count++] = (struct hit){from, to, m->instead[place - 1], true};
        }
        i += len ? len : 1;
    }
}

static void in_order(struct hits *h)
{
    for (size_t i = 1; i < h->count; i++) {
        struct hit one = h->items[i];
        size_t k = i;
        for (; k > 0 && h->items[k - 1].from > one.from; k--) {
            h->items[k] = h->items[k - 1];
        }
        h->items[k] = one;
    }
}

static struct hits find(const struct mask *m, const char *text, struct arena *a)
{
    struct hits h = {0};
    struct tokens all = words_of(text, a), plain = {0};
    for (size_t i = 0; i < all.count; i++) {
        if (!all.items[i].joined) {
            arena_grow(a, &plain.items, plain.count, &plain.cap, sizeof *plain.items);
            plain.items[plain.count++] = all.items[i];
        } else if (strmap_get(&m->entries, all.items[i].folded, 0)) {
            int64_t place = strmap_get(&m->entries, all.items[i].folded, 0);
            arena_grow(a, &h.items, h.count, &h.cap, sizeof *h.items);
            h.items[h.count++] =
                (struct hit){all.items[i].from, all.items[i].to, m->instead[place - 1], false};
        }
    }
    for (size_t i = 0; i < plain.count;) {
        const char *instead = NULL;
        size_t words = match_at(m, text, &plain, i, &instead, a);
        if (words) {
            arena_grow(a, &h.items, h.count, &h.cap, sizeof *h.items);
            h.items[h.count++] =
                (struct hit){plain.items[i].from, plain.items[i + words - 1].to, instead, is_whole(instead)};
        }
        i += words ? words : 1;
    }
    find_numbers(m, text, &h, a);
    in_order(&h);
    struct hits merged = {0};
    for (size_t i = 0; i < h.count; i++) {
        hit(m, &merged, text, h.items[i], a);
    }
    return merged;
}

const char *mask_text(const struct mask *m, const char *text, struct arena *a)
{
    struct hits h = find(m, text, a);
    struct sb b = sb_on(a);
    size_t at = 0;
    for (size_t i = 0; i < h.count; i++) {
        sb_addn(&b, text + at, h.items[i].from - at);
        sb_add(&b, h.items[i].instead);
        at = h.items[i].to;
    }
    sb_add(&b, text + at);
    return h.count ? sb_str(&b) : NULL;
}

/* Back to the start of a character. */
static size_t character_at(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

const char *mask_around(const struct mask *m, const char *text, struct arena *a)
{
    struct hits h = find(m, text, a);
    size_t len = strlen(text);
    if (h.count == 0) {
        return "";
    }
    size_t from = h.items[0].from > AROUND ? character_at(text, h.items[0].from - AROUND) : 0;
    size_t to = h.items[0].to + AROUND < len ? character_at(text, h.items[0].to + AROUND) : len;
    char *part = arena_strndup(a, text + from, to - from);
    for (char *p = part; *p; p++) {
        *p = *p == '\n' ? ' ' : *p;
    }
    return arena_printf(a, "%s%s%s", from ? "…" : "", part, to < len ? "…" : "");
}
