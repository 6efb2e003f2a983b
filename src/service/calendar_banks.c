/* SPDX-License-Identifier: MIT */
/* Bank holidays of the days asked for: those that all hubs in sight share once, others by nation. */
#include "calendar_priv.h"
#include "hub/base/str.h"
#include "hub/scheduler/holidays.h"
#include "law_words_priv.h"

/* A set of enum nation. England and Wales have the same days, so Wales is left out beside England. */
static unsigned nations_in_sight(struct hub *h)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(h, &entries);
    unsigned set = 0;
    for (size_t i = 0; i < count; i++) {
        if (!id_known(h->narrowed) || id_eq(h->narrowed, entries[i].id)) {
            set |= 1U << nation_named(entries[i].nation);
        }
    }
    return set & 1U << NATION_ENGLAND ? set & ~(1U << NATION_WALES) : set;
}

static bool everywhere(unsigned set, const struct holiday *y)
{
    struct holiday other;
    for (int n = 0; n < NATIONS; n++) {
        if (set & 1U << n &&
            !(holiday_on((enum nation)n, y->day, &other) && str_eq(other.name, y->name))) {
            return false;
        }
    }
    return true;
}

static void add_bank(struct gather *g, const struct holiday *y, const char *where)
{
    calendar_add(g, (struct calendar_item){
                        .kind = CALENDAR_BANK,
                        .first = y->day,
                        .last = y->day,
                        .starts = wall_at(y->day, 0),
                        .ends = wall_at(y->day, 0),
                        .all_day = true,
                        .title = y->substitute
                                     ? arena_printf(g->a, "%s (substitute day)", y->name)
                                     : arena_strdup(g->a, y->name),
                        .place = where,
                        .status = "bank",
                        .uid = "",
                        .zone = "",
                        .original = WALL_NONE,
                        .note = "",
                    });
}

static void add_year(struct gather *g, unsigned set, enum nation n, int year)
{
    struct holiday days[HOLIDAYS_A_YEAR];
    size_t count = holidays_of(n, year, days);
    unsigned before = set & ((1U << n) - 1);
    for (size_t i = 0; i < count; i++) {
        bool all = everywhere(set, &days[i]);
        if (!all || !before) {
            add_bank(g, &days[i], all ? "" : nation_word((enum nation)n));
        }
    }
}

void calendar_add_banks(struct gather *g)
{
    unsigned set = nations_in_sight(g->h);
    int from, to, month, day;
    date_to_ymd(g->ask.from, &from, &month, &day);
    date_to_ymd(g->ask.to, &to, &month, &day);
    for (int n = 0; n < NATIONS; n++) {
        for (int year = from; set & 1U << n && year <= to; year++) {
            add_year(g, set, (enum nation)n, year);
        }
    }
}
