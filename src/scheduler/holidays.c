/* SPDX-License-Identifier: MIT */
#include "hub/scheduler/holidays.h"

enum kind {
    FIXED,     /* day n of the month; a weekend moves it on */
    GIVES_WAY, /* the same, and it makes room for a day that was moved on to it */
    NTH_MONDAY,
    LAST_MONDAY,
    EASTER, /* n days after Easter Sunday */
};

enum {
    E = 1 << NATION_ENGLAND | 1 << NATION_WALES,
    S = 1 << NATION_SCOTLAND,
    N = 1 << NATION_NI,
    ALL = E | S | N,
};

static const char SPRING[] = "Spring bank holiday", EARLY_MAY[] = "Early May bank holiday";

// clang-format off
static const struct rule {
    int nations;
    enum kind kind;
    int month, n;
    const char *name;
    int since;
} rules[] = {
    {ALL,   FIXED,       1,  1,  "New Year’s Day", 0},
    {S,     GIVES_WAY,   1,  2,  "2nd January", 0},
    {N,     FIXED,       3,  17, "St Patrick’s Day", 0},
    {ALL,   EASTER,      0,  -2, "Good Friday", 0},
    {E | N, EASTER,      0,  1,  "Easter Monday", 0},
    {ALL,   NTH_MONDAY,  5,  1,  EARLY_MAY, 0},
    {ALL,   LAST_MONDAY, 5,  0,  SPRING, 0},
    {N,     FIXED,       7,  12, "Battle of the Boyne (Orangemen’s Day)", 0},
    {S,     NTH_MONDAY,  8,  1,  "Summer bank holiday", 0},
    {E | N, LAST_MONDAY, 8,  0,  "Summer bank holiday", 0},
    {S,     FIXED,       11, 30, "St Andrew’s Day", 2007},
    {ALL,   FIXED,       12, 25, "Christmas Day", 0},
    {ALL,   FIXED,       12, 26, "Boxing Day", 0},
};

/* Proclaimed: a day of its own, or `instead` of the one that the rule gives that year. */
static const struct proclaimed {
    int nations, year, month, day;
    const char *name;
    const char *instead; /* of the rule of this name; NULL: besides */
} proclaimed[] = {
    {ALL, 1999, 12, 31, "Millennium bank holiday", NULL},
    {ALL, 2002, 6,  3,  "Golden Jubilee bank holiday", NULL},
    {ALL, 2002, 6,  4,  SPRING, SPRING},
    {ALL, 2011, 4,  29, "Royal wedding bank holiday", NULL},
    {ALL, 2012, 6,  4,  SPRING, SPRING},
    {ALL, 2012, 6,  5,  "Diamond Jubilee bank holiday", NULL},
    {ALL, 2020, 5,  8,  "Early May bank holiday (VE day)", EARLY_MAY},
    {ALL, 2022, 6,  2,  SPRING, SPRING},
    {ALL, 2022, 6,  3,  "Platinum Jubilee bank holiday", NULL},
    {ALL, 2022, 9,  19, "Bank Holiday for the State Funeral of Queen Elizabeth II", NULL},
    {ALL, 2023, 5,  8,  "Bank holiday for the coronation of King Charles III", NULL},
    {S,   2026, 6,  15, "World Cup bank holiday", NULL},
};
// clang-format on

enum { RULES = sizeof rules / sizeof *rules, PROCLAIMED = sizeof proclaimed / sizeof *proclaimed };

struct year {
    int nation, year; /* the nation as a bit */
    struct holiday *out;
    size_t count;
};

/* The anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, 8). */
hub_date easter_sunday(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int day = h + l - 7 * m + 114;
    return date_from_ymd(year, day / 31, day % 31 + 1);
}

static bool is_taken(const struct year *y, hub_date day)
{
    for (size_t i = 0; i < y->count; i++) {
        if (y->out[i].day.d == day.d) {
            return true;
        }
    }
    return false;
}

static void add(struct year *y, hub_date day, const char *name, bool substitute)
{
    y->out[y->count++] = (struct holiday){day, name, substitute};
}

static hub_date rule_day(const struct rule *r, int year)
{
    hub_date first = r->month ? date_from_ymd(year, r->month, 1) : easter_sunday(year);
    hub_date monday = date_add(first, (7 - date_weekday(first)) % 7);
    switch (r->kind) {
    case EASTER:
        return date_add(first, r->n);
    case NTH_MONDAY:
        return date_add(monday, 7 * (r->n - 1));
    case LAST_MONDAY:
        return date_add(
            monday, (date_days_in_month(year, r->month) - 1 - date_diff(monday, first)) / 7 * 7);
    default:
        return date_add(first, r->n - 1);
    }
}

static bool applies(const struct year *y, const struct rule *r)
{
    if (!(r->nations & y->nation) || y->year < r->since) {
        return false;
    }
    for (int i = 0; i < PROCLAIMED; i++) {
        const struct proclaimed *p = &proclaimed[i];
        if (p->year == y->year && p->nations & y->nation && p->instead == r->name) {
            return false;
        }
    }
    return true;
}

static bool has_its_day(const struct rule *r, hub_date day)
{
    return r->kind != GIVES_WAY && date_weekday(day) < SAT;
}

static void add_in_place(struct year *y)
{
    for (int i = 0; i < RULES; i++) {
        hub_date day = rule_day(&rules[i], y->year);
        if (applies(y, &rules[i]) && has_its_day(&rules[i], day)) {
            add(y, day, rules[i].name, false);
        }
    }
    for (int i = 0; i < PROCLAIMED; i++) {
        const struct proclaimed *p = &proclaimed[i];
        if (p->year == y->year && p->nations & y->nation) {
            add(y, date_from_ymd(p->year, p->month, p->day), p->name, false);
        }
    }
}

static void add_moved(struct year *y)
{
    for (int i = 0; i < RULES; i++) {
        hub_date day = rule_day(&rules[i], y->year), at = day;
        if (!applies(y, &rules[i]) || has_its_day(&rules[i], day)) {
            continue;
        }
        while (date_weekday(at) >= SAT || is_taken(y, at)) {
            at = date_add(at, 1);
        }
        add(y, at, rules[i].name, at.d != day.d);
    }
}

static void sort(struct year *y)
{
    for (size_t i = 1; i < y->count; i++) {
        struct holiday h = y->out[i];
        size_t at = i;
        for (; at > 0 && y->out[at - 1].day.d > h.day.d; at--) {
            y->out[at] = y->out[at - 1];
        }
        y->out[at] = h;
    }
}

size_t holidays_of(enum nation nation, int year, struct holiday out[HOLIDAYS_A_YEAR])
{
    struct year y = {.nation = 1 << nation, .year = year, .out = out};
    if (year >= HOLIDAYS_FIRST_YEAR && date_valid(year, 1, 1)) {
        add_in_place(&y);
        add_moved(&y);
        sort(&y);
    }
    return y.count;
}

bool holiday_on(enum nation nation, hub_date day, struct holiday *out)
{
    struct holiday all[HOLIDAYS_A_YEAR];
    int year, month, dd;
    date_to_ymd(day, &year, &month, &dd);
    size_t count = holidays_of(nation, year, all);
    for (size_t i = 0; i < count; i++) {
        if (all[i].day.d == day.d) {
            if (out) {
                *out = all[i];
            }
            return true;
        }
    }
    return false;
}
