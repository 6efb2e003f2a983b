/* SPDX-License-Identifier: MIT */
/* What a form offers for a start: sentences, read as if they were typed. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/scheduler/recur_words.h"

#include <stdarg.h>
#include <stdio.h>

struct offer {
    hub_wall start;
    struct arena *a;
    struct recur_choice *out;
    size_t count;
};

/* In the words that are typed, whatever language is spoken. */
__attribute__((format(printf, 2, 3))) static void offer(struct offer *o, const char *fmt, ...)
{
    char words[64];
    struct hub_err err;
    struct recur_choice *c = &o->out[o->count++];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(words, sizeof words, fmt, ap);
    va_end(ap);
    HUB_BUG(recur_from_words(words, o->start, &c->rule, &err) == HUB_OK);
    c->words = recur_words(&c->rule, o->start, o->a);
}

size_t recur_choices(hub_wall start, struct arena *a, struct recur_choice out[RECUR_CHOICES])
{
    static const char *const nth[] = {"first", "second", "third", "fourth"};
    struct offer o = {start, a, out, 0};
    int year, month, day;
    date_to_ymd(wall_date(start), &year, &month, &day);
    int weekday = date_weekday(wall_date(start)), days = date_days_in_month(year, month);
    const char *name = date_weekday_name(weekday);
    offer(&o, "every %s", name);
    offer(&o, "every second %s", name);
    if (day <= 28) {
        offer(&o, "the %s %s of the month", nth[(day - 1) / 7], name);
    }
    if (day + 7 > days) {
        offer(&o, "the last %s of the month", name);
    }
    if (day == days) {
        offer(&o, "the last day of the month");
    } else {
        offer(&o, "monthly on the %dth", day);
    }
    if (weekday < SAT) {
        offer(&o, "every weekday");
    }
    offer(&o, "every day");
    offer(&o, "every year on %d %s", day, date_month_name(month));
    return o.count;
}
