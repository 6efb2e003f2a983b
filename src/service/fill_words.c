/* SPDX-License-Identifier: MIT */
/* A fill in words: what it holds, what is missing and why. */
#include "hub/base/str.h"
#include "hub/service/fill.h"

static const char *const whys[FILL_WHYS] = {
    [FILL_LEFT] = "they have left the hub",
    [FILL_CANNOT] = "they cannot come",
    [FILL_TOO_NEAR] = "it would be too near to another of their stays",
    [FILL_AT_STAY] = "a child of theirs is at a stay already",
    [FILL_CLOSED] = "no children are taken",
    [FILL_AWAY] = "every host they may be with is away",
    [FILL_APART] = "a family is there from whom they are kept apart",
    [FILL_HOST_DONE] = "the hosts who have a bed have had their weekends",
    [FILL_FULL] = "every bed is taken",
    [FILL_DAYS] = "there would be too many days in 12 months",
    [FILL_OPEN] = "there is room, but it would take more from others than it gives",
};

static const char *weekends(int32_t n, struct arena *a)
{
    return n == 1 ? "1 weekend" : arena_printf(a, "%d weekends", n);
}

const char *fill_want_sentence(
    const struct rota_book *book, const struct fill_want *want, struct arena *a)
{
    struct sb b = sb_on(a);
    int32_t had = want->before + want->given;
    const char *family = book->family_full[want->family];
    if (want->no_children) {
        return arena_printf(
            a, "%s: none of %d stays. No child of theirs is written down.", family, want->yearly);
    }
    if (had >= want->yearly) {
        return NULL;
    }
    sb_addf(&b, "%s: %d of %d stays", family, had, want->yearly);
    if (want->before > 0) {
        sb_addf(&b, ", %d of them before", want->before);
    }
    const char *between = ". Of the other weekends: on ";
    for (int why = 0; why < FILL_WHYS; why++) {
        if (want->why[why] > 0) {
            sb_addf(&b, "%s%s %s", between, weekends(want->why[why], a), whys[why]);
            between = "; on ";
        }
    }
    sb_addc(&b, '.');
    return sb_str(&b);
}

const char *fill_dropped_sentence(const struct hub_fill_part *part, struct arena *a)
{
    const struct fill_result *r = &part->rota;
    struct sb b = sb_on(a);
    if (r->dropped_count == 0) {
        return NULL;
    }
    sb_addf(&b, r->dropped_count == 1 ? "%d stay goes: " : "%d stays go: ", r->dropped_count);
    for (int32_t i = 0; i < r->dropped_count; i++) {
        const struct rota_stay *s = &part->book.facts.stays[r->dropped[i]];
        char range[DATE_TEXT];
        sb_addf(&b, "%s%s at %s's, %s", i ? "; " : "", part->book.family_full[s->family],
            part->book.host_full[s->host],
            date_range(wall_date(s->arrive), wall_date(s->leave), range));
    }
    sb_addc(&b, '.');
    return sb_str(&b);
}

const char *fill_sum_sentence(const struct hub_fill_part *part, struct arena *a)
{
    const struct fill_result *r = &part->rota;
    int32_t count[FILL_MOVED + 1] = {0};
    struct sb b = sb_on(a);
    for (int32_t i = 0; i < r->stay_count; i++) {
        count[r->stays[i].fate]++;
    }
    sb_addf(&b, r->stay_count == 1 ? "%d stay" : "%d stays", r->stay_count);
    sb_addf(&b, ": %d as they stand, %d new", count[FILL_KEPT], count[FILL_NEW]);
    if (count[FILL_MOVED] > 0) {
        sb_addf(&b, ", %d moved", count[FILL_MOVED]);
    }
    sb_addf(&b, ". It costs %lld points", (long long)r->cost);
    if (r->proven) {
        sb_add(&b, ": this is the best there is.");
    } else {
        sb_addf(&b, "; no rota can cost less than %lld.", (long long)r->bound);
    }
    return sb_str(&b);
}

const char *fill_so_far_sentence(const struct hub_fill_so_far *now, struct arena *a)
{
    if (now->wanted == 0) {
        return "nothing found yet";
    }
    return arena_printf(a, "%lld of %lld stays have a place, at %lld points",
        (long long)now->given, (long long)now->wanted, (long long)now->cost);
}

size_t fill_periods(hub_date today, struct arena *a, struct fill_period out[FILL_PERIODS])
{
    static const struct {
        const char *words;
        int months; /* 0: the next year of the calendar */
        bool again;
    } periods[FILL_PERIODS] = {
        {"The next 3 months", 3, false},
        {"The next 6 months", 6, false},
        {"The next 12 months", 12, false},
        {"All of next year", 0, false},
        {"Plan again, and agreed stays may move: the next 3 months", 3, true},
        {"Plan again, and agreed stays may move: the next 6 months", 6, true},
    };
    int year, month, day;
    char range[DATE_TEXT];
    date_to_ymd(today, &year, &month, &day);
    for (size_t i = 0; i < FILL_PERIODS; i++) {
        int months = periods[i].months;
        hub_date from = months ? date_add(today, 1) : date_from_ymd(year + 1, 1, 1);
        hub_date to = months ? date_add_months(today, months) : date_from_ymd(year + 1, 12, 31);
        out[i] = (struct fill_period){from, to, periods[i].again,
            arena_printf(a, "%s, %s", periods[i].words, date_range(from, to, range))};
    }
    return FILL_PERIODS;
}
