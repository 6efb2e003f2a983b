/* SPDX-License-Identifier: MIT */
/* What makes one date better than another. */
#include "hub/scheduler/holidays.h"
#include "offer_priv.h"

enum {
    POINTS_CHOICE = 30, /* the first choice; each next one a step less */
    POINTS_CHOICE_STEP = 6,
    POINTS_NEUTRAL = 3, /* the same as the filler's */
    POINTS_DISLIKED = 12,
    POINTS_STRANGER = 4,
    POINTS_OVER_USUAL = 5,
    POINTS_ENOUGH = 6,
    POINTS_HELD = 5,
    POINTS_NOTE = 2,   /* papers can be put right before then, and cost nothing here */
    WEEKS_A_POINT = 4, /* sooner is better, all else alike */
};

static bool day_off_school(const struct offering *o, int32_t day)
{
    if (date_weekday((hub_date){day}) >= SAT || holiday_on(o->ask->nation, (hub_date){day}, NULL)) {
        return true;
    }
    for (int32_t i = 0; i < o->whole->holiday_count; i++) {
        const struct rota_holiday *h = &o->whole->holidays[i];
        if (h->hub == o->sift.hub && day_within(day, h->from, h->to)) {
            return true;
        }
    }
    return false;
}

bool offer_in_holidays(const struct offering *o, hub_date first, hub_date last)
{
    int32_t day = first.d;
    while (day <= last.d && day_off_school(o, day)) {
        day++;
    }
    return day > last.d;
}

static int32_t choice_of(const struct offer_ask *ask, hub_date first, hub_date last)
{
    for (int32_t i = 0; i < OFFER_CHOICES; i++) {
        if (date_known(ask->choices[i]) && ask->choices[i].d >= first.d &&
            ask->choices[i].d < last.d) {
            return i + 1;
        }
    }
    return 0;
}

/* Stays of the family that count in the twelve months before this one ends. */
static int32_t stays_before(const struct offering *o, hub_wall leave)
{
    int32_t n = 0, last = wall_date(leave).d, first = date_add_months(wall_date(leave), -12).d;
    for (int32_t i = 0; i < o->whole->stay_count; i++) {
        const struct rota_stay *s = &o->whole->stays[i];
        int32_t day = wall_date(s->leave).d;
        n += i != o->ask->instead_of && s->family == o->ask->family && sift_takes_bed(s) &&
             day > wall_date(s->arrive).d && day > first && day <= last;
    }
    return n;
}

/* An offer to somebody else takes no bed, yet both cannot say yes. */
static bool held(const struct offering *o, const struct offer *offer)
{
    for (int32_t i = 0; i < o->whole->stay_count; i++) {
        const struct rota_stay *s = &o->whole->stays[i];
        if (s->status == STATUS_OFFERED && s->host == offer->host && i != o->ask->instead_of &&
            s->arrive.min < offer->leave.min && s->leave.min > offer->arrive.min) {
            return true;
        }
    }
    return false;
}

/* It is written down so, or they have been there. */
static bool knows(const struct offering *o, int32_t host)
{
    bool been = sift_link(&o->sift, o->ask->family, host) == LINK_KNOWS;
    for (int32_t i = 0; i < o->whole->stay_count && !been; i++) {
        const struct rota_stay *s = &o->whole->stays[i];
        been = s->family == o->ask->family && s->host == host && s->status == STATUS_HAPPENED;
    }
    return been;
}

static unsigned flags_of(const struct offering *o, const struct offer *offer, int32_t friday)
{
    const struct rota_facts *f = o->whole;
    const struct rota_host *host = &f->hosts[offer->host];
    int wish = sift_wish(&o->sift, o->ask->family, friday);
    int32_t yearly = f->families[o->ask->family].stays_per_year;
    struct sift_stay nobody = {o->ask->instead_of, o->ask->family, 0};
    hub_date first = wall_date(offer->arrive), last = wall_date(offer->leave);
    int32_t empty = sift_beds_left(&o->sift, &nobody, offer->host, first.d, first.d);
    return (wish == WISH_LIKES ? OFFER_LIKED : 0u) |
           (wish == WISH_RATHER_NOT ? OFFER_DISLIKED : 0u) |
           (knows(o, offer->host) ? OFFER_KNOWN_HOST : 0u) |
           (host->usual_weekends >= 0 &&
                       offer_host_year(o, offer->host, friday) > host->usual_weekends
                   ? OFFER_OVER_USUAL
                   : 0u) |
           (yearly >= 0 && offer->stays_so_far >= yearly ? OFFER_ENOUGH : 0u) |
           (offer_in_holidays(o, first, last) ? OFFER_HOLIDAY : 0u) |
           (held(o, offer) ? OFFER_HELD : 0u) |
           (offer->beds_left + o->stay.kids == empty ? OFFER_HOUSE_EMPTY : 0u);
}

static int32_t notes_cost(const struct offer *offer)
{
    int32_t n = 0;
    for (size_t i = 0; i < offer->note_count; i++) {
        n += !(rule_find(offer->notes[i].rule)->flags & RULE_RECORD);
    }
    return POINTS_NOTE * n;
}

static int32_t cost_of(const struct offering *o, const struct offer *offer)
{
    int32_t cost = offer->flags & OFFER_LIKED      ? 0
                   : offer->flags & OFFER_DISLIKED ? POINTS_DISLIKED
                                                   : POINTS_NEUTRAL;
    cost += offer->flags & OFFER_KNOWN_HOST ? 0 : POINTS_STRANGER;
    cost += offer->flags & OFFER_OVER_USUAL ? POINTS_OVER_USUAL : 0;
    cost += offer->flags & OFFER_ENOUGH ? POINTS_ENOUGH : 0;
    cost += offer->flags & OFFER_HELD ? POINTS_HELD : 0;
    cost += notes_cost(offer);
    cost += date_diff(wall_date(offer->arrive), o->ask->from) / WEEK / WEEKS_A_POINT;
    if (offer->choice > 0) {
        cost -= POINTS_CHOICE - POINTS_CHOICE_STEP * (offer->choice - 1);
    }
    return cost;
}

struct offer offer_weighed(
    const struct offering *o, const struct rota_stay *s, int32_t friday, struct offer with_notes)
{
    struct offer offer = with_notes;
    hub_date first = wall_date(s->arrive), last = wall_date(s->leave);
    offer.host = s->host;
    offer.arrive = s->arrive;
    offer.leave = s->leave;
    offer.choice = choice_of(o->ask, first, last);
    offer.beds_left = sift_beds_left(&o->sift, &o->stay, s->host, first.d, last.d);
    offer.stays_so_far = stays_before(o, s->leave);
    offer.flags = flags_of(o, &offer, friday);
    offer.cost = cost_of(o, &offer);
    return offer;
}
