/* SPDX-License-Identifier: MIT */
/* Which peers fit a family: same road, same times, room for one more; and what stands against it. */
#include "hub/scheduler/peers.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <stdlib.h>
#include <string.h>

enum { SAME_LEAST = 4, AGE_APART = 2, WORDS_MOST = 40 };
/* What a reason is worth against another; a doubt outweighs any one of them. */
enum { WORTH_KNOWS = 4, WORTH_AGE = 3, WORTH_TIMES = 3, WORTH_HOME = 2, WORTH_AHEAD = 2,
    WORTH_FREE = 1, WORTH_DOUBT = 6 };

struct trying {
    const struct peer_side *family;
    const struct peer_volunteer *v;
    hub_date today;
    const struct policy *p;
    struct arena *a;
    struct peer_fit *fit;
    size_t why_cap, but_cap;
};

static void why(struct trying *t, int worth, const char *text)
{
    arena_grow(t->a, &t->fit->whys, t->fit->why_count, &t->why_cap, sizeof *t->fit->whys);
    t->fit->whys[t->fit->why_count++] = text;
    t->fit->score += worth;
}

static void but(struct trying *t, bool stops, const char *text)
{
    arena_grow(t->a, &t->fit->buts, t->fit->but_count, &t->but_cap, sizeof *t->fit->buts);
    t->fit->buts[t->fit->but_count++] = text;
    t->fit->score -= WORTH_DOUBT;
    t->fit->stops |= stops;
}

/* --- words ---------------------------------------------------------------------------- */

struct words {
    const char *list[WORDS_MOST];
    size_t count;
};

static void split(struct words *w, const char *text, struct arena *a)
{
    const char *s = utf8_fold(a, text ? text : "");
    static const char gaps[] = " \t\n,;.:!?()/&\"-";
    while (*s && w->count < WORDS_MOST) {
        size_t len = strcspn(s, gaps);
        if (len) {
            w->list[w->count++] = arena_strndup(a, s, len);
        }
        s += len + (s[len] != '\0');
    }
}

/* "sibling" and "siblings", "evening" and "evenings", the same word. */
static bool same_word(const char *x, const char *y)
{
    size_t nx = strlen(x), ny = strlen(y), least = nx < ny ? nx : ny;
    return strcmp(x, y) == 0 || (least >= SAME_LEAST && strncmp(x, y, least) == 0 &&
                                    nx - least <= 2 && ny - least <= 2);
}

static bool has_word(const struct words *w, const char *word)
{
    for (size_t i = 0; i < w->count; i++) {
        if (same_word(w->list[i], word)) {
            return true;
        }
    }
    return false;
}

/* What a family is, in the words in which peers say what they know. */
static const char *said_of(const struct peer_side *s, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, s->words);
    if (s->adults == 1) {
        sb_add(&b, " single parent");
    }
    if (s->children > 1) {
        sb_add(&b, " siblings brothers sisters");
    }
    if (s->oldest >= 13) {
        sb_add(&b, " teenagers");
    }
    if (s->youngest >= 0 && s->youngest < 2) {
        sb_add(&b, " baby babies");
    }
    return sb_str(&b);
}

/* Each thing they know, between commas, of which every word is wanted: "knows about school, siblings". */
static void try_words(struct trying *t)
{
    struct words wanted = {.count = 0};
    struct sb b = sb_on(t->a);
    const char *s = t->v->side.words;
    int worth = 0;
    split(&wanted, said_of(t->family, t->a), t->a);
    while (*s) {
        size_t len = strcspn(s, ",;\n");
        const char *tag = str_trim(t->a, arena_strndup(t->a, s, len));
        struct words of = {.count = 0};
        size_t met = 0;
        split(&of, tag, t->a);
        while (met < of.count && has_word(&wanted, of.list[met])) {
            met++;
        }
        if (of.count && met == of.count) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", tag);
            worth += WORTH_KNOWS;
        }
        s += len + (s[len] != '\0');
    }
    if (b.len) {
        why(t, worth, arena_printf(t->a, "knows about %s", sb_str(&b)));
    }
}

/* --- times ----------------------------------------------------------------------------- */

static const struct {
    const char *word, *means;
} times[] = {
    {"evenings", "evening night"},
    {"mornings", "morning"},
    {"afternoons", "afternoon"},
    {"lunch times", "lunch lunchtime noon midday"},
    {"weekends", "weekend saturday sunday"},
    {"Mondays", "monday"},
    {"Tuesdays", "tuesday"},
    {"Wednesdays", "wednesday"},
    {"Thursdays", "thursday"},
    {"Fridays", "friday"},
    {"school hours", "daytime school"},
};

static bool means(const struct words *said, const char *list, struct arena *a)
{
    struct words of = {.count = 0};
    split(&of, list, a);
    for (size_t i = 0; i < of.count; i++) {
        if (has_word(said, of.list[i])) {
            return true;
        }
    }
    return false;
}

static void try_times(struct trying *t)
{
    struct words mine = {.count = 0}, theirs = {.count = 0};
    struct sb b = sb_on(t->a);
    split(&theirs, t->v->side.times, t->a);
    split(&mine, t->family->times, t->a);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        if (means(&mine, times[i].means, t->a) && means(&theirs, times[i].means, t->a)) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", times[i].word);
        }
    }
    if (b.len) {
        why(t, WORTH_TIMES, arena_printf(t->a, "both can talk: %s", sb_str(&b)));
    }
}

/* --- the same road ------------------------------------------------------------------------ */

static void try_home(struct trying *t)
{
    const struct peer_side *f = t->family, *v = &t->v->side;
    bool ages = f->youngest >= 0 && v->youngest >= 0;
    if (ages && f->youngest - AGE_APART <= v->oldest && v->youngest - AGE_APART <= f->oldest) {
        why(t, WORTH_AGE, "children of about the same age");
    }
    if (f->adults == 1 && v->adults == 1) {
        why(t, WORTH_HOME, "a parent alone too");
    }
    if (f->children > 1 && v->children > 1) {
        why(t, WORTH_HOME, "brothers and sisters at home too");
    }
    if (str_eq(v->stage, "settled") && !str_empty(f->stage) && !str_eq(f->stage, "settled")) {
        why(t, WORTH_AHEAD, "further on the same road");
    }
}

static void try_room(struct trying *t)
{
    int most = t->v->most >= 0 ? t->v->most : t->p->peer_families, now = t->v->families;
    const char *text =
        arena_printf(t->a, "has %d of %d %s", now, most, words_many(most, "family", "families"));
    if (now < most) {
        why(t, WORTH_FREE * (most - now), text);
    } else {
        but(t, false, text);
    }
}

/* --- what stands against it ------------------------------------------------------------------- */

static void try_stops(struct trying *t)
{
    const struct peer_volunteer *v = t->v;
    char day[DATE_TEXT];
    if (v->never) {
        but(t, true, "never to be matched with them");
    }
    if (v->own) {
        but(t, true, "it is their own family");
    }
    if (date_known(v->left) && v->left.d <= t->today.d) {
        but(t, true, arena_printf(t->a, "stopped %s", date_plain(v->left, day)));
    }
}

static void try_doubts(struct trying *t)
{
    const struct peer_volunteer *v = t->v;
    char day[DATE_TEXT];
    if (date_known(v->resting_until) && v->resting_until.d >= t->today.d) {
        but(t, false, arena_printf(t->a, "resting until %s", date_plain(v->resting_until, day)));
    }
    if (date_known(v->checks_until) && v->checks_until.d < t->today.d) {
        but(t, false, arena_printf(t->a, "checks ended %s", date_plain(v->checks_until, day)));
    } else if (!date_known(v->checks_until)) {
        but(t, false, "no checks are written down");
    }
    if (!date_known(v->trained) || v->trained.d > t->today.d) {
        but(t, false, "not trained yet");
    }
    if (v->before && !str_eq(v->before, "as planned")) {
        but(t, false, arena_printf(t->a, "were matched before; it ended: %s", v->before));
    } else if (v->before) {
        why(t, WORTH_HOME, "were matched before");
    }
    if (v->consultant) {
        but(t, false, "a parent consultant, who works in units");
    }
}

static void try_one(struct trying *t)
{
    try_stops(t);
    if (t->fit->stops) {
        return;
    }
    try_words(t);
    try_home(t);
    try_times(t);
    try_room(t);
    try_doubts(t);
}

static int group(const struct peer_fit *f)
{
    return f->stops ? 2 : f->but_count > 0;
}

static int best_first(const void *x, const void *y)
{
    const struct peer_fit *a = x, *b = y;
    if (group(a) != group(b)) {
        return group(a) - group(b);
    }
    if (a->score != b->score) {
        return b->score - a->score;
    }
    return (a->at > b->at) - (a->at < b->at);
}

void peer_suggest(const struct peer_side *family, const struct peer_volunteer *list, size_t count,
    hub_date today, const struct policy *p, struct arena *a, struct peer_fit **out)
{
    struct peer_fit *fits = arena_array(a, count + 1, sizeof *fits);
    for (size_t i = 0; i < count; i++) {
        fits[i] = (struct peer_fit){.at = i};
        struct trying t = {
            .family = family, .v = &list[i], .today = today, .p = p, .a = a, .fit = &fits[i]};
        try_one(&t);
    }
    if (count > 1) {
        qsort(fits, count, sizeof *fits, best_first);
    }
    *out = fits;
}
