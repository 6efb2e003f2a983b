/* SPDX-License-Identifier: MIT */
/* Why a date is offered, or is not. */
#include "hub/scheduler/offer.h"
#include "hub/base/words.h"
#include "sentence_priv.h"

struct reason {
    struct sb b;
    bool any;
};

static const char *next(struct reason *r)
{
    const char *between = r->any ? "; " : "";
    r->any = true;
    return between;
}

static const char *ordinal(int32_t n, struct arena *a)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    int32_t last = n % 10, tens = n % 100 / 10;
    return arena_printf(a, "%d%s", n, last > 3 || tens == 1 ? "th" : ends[last]);
}

static void say_wish(struct reason *r, const struct offer *o)
{
    static const char *const choices[] = {"", "first", "second", "third"};
    if (o->choice > 0) {
        sb_addf(&r->b, "%stheir %s choice", next(r), choices[o->choice]);
    }
    if (o->flags & OFFER_LIKED) {
        sb_addf(&r->b, "%sa weekend they would like", next(r));
    }
    if (o->flags & OFFER_DISLIKED) {
        sb_addf(&r->b, "%sa weekend they would rather not have", next(r));
    }
}

static void say_host(struct reason *r, const struct offer *o, const char *host)
{
    sb_addf(&r->b, "%s%s %s", next(r),
        o->flags & OFFER_KNOWN_HOST ? "they know" : "they do not know", host);
    sb_add(&r->b, o->flags & OFFER_KNOWN_HOST ? "" : " yet");
    if (o->flags & OFFER_HOUSE_EMPTY) {
        sb_addf(&r->b, "%snobody else is there", next(r));
    } else {
        sb_addf(&r->b, "%s%d %s left", next(r), o->beds_left, words_many(o->beds_left, "bed", "beds"));
    }
    if (o->flags & OFFER_HELD) {
        sb_addf(&r->b, "%soffered to another family too", next(r));
    }
    if (o->flags & OFFER_OVER_USUAL) {
        sb_addf(&r->b, "%smore weekends than %s usually has", next(r), host);
    }
}

static void say_share(struct reason *r, const struct offer *o, int32_t yearly, struct arena *a)
{
    if (o->flags & OFFER_HOLIDAY) {
        sb_addf(&r->b, "%sno school on those days", next(r));
    }
    if (o->flags & OFFER_ENOUGH) {
        sb_addf(&r->b, "%sthey have had %d of %d in 12 months", next(r), o->stays_so_far, yearly);
    } else if (yearly > 0) {
        sb_addf(&r->b, "%s%s of %d in 12 months", next(r), ordinal(o->stays_so_far + 1, a), yearly);
    }
}

const char *offer_reason(const struct offer *o, const struct offer_ask *ask,
    const struct rota_facts *facts, const struct rota_names *names, struct arena *a)
{
    struct reason r = {sb_on(a), false};
    say_wish(&r, o);
    say_host(&r, o, words_name(names->hosts, o->host));
    say_share(&r, o, facts->families[ask->family].stays_per_year, a);
    return sb_str(&r.b);
}

const char *offer_refusal_reason(const struct offer_refusal *r, const struct offer_ask *ask,
    const struct rota_facts *facts, const struct rota_names *names, struct arena *a)
{
    int32_t gap = facts->families[ask->family].gap_weeks;
    switch (r->why) {
    case NO_CANNOT:
        return "They cannot come.";
    case NO_TOO_NEAR:
        return arena_printf(a, "It is less than %d %s from another sleepover of theirs.", gap,
            words_many(gap, "week", "weeks"));
    case NO_WEEKEND:
        return "As many children as may come that weekend are there already.";
    case NO_HOST:
        return arena_printf(
            a, "%s has as many weekends as agreed.", words_name(names->hosts, r->host));
    case NO_RULE:
        break;
    }
    return r->line;
}
