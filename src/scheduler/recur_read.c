/* SPDX-License-Identifier: MIT */
/*
 * Words to a rule, from left to right: how often ("every second Saturday",
 * "the last Monday of the month"), then clauses in any order.
 */
#include "hub/base/utf8.h"
#include "recur_priv.h"
#include "recur_read_priv.h"

#include <string.h>

enum { NTH_MOST = 8 };

/* "3", "second", "other": how many periods apart. Nothing is one. */
static void read_step(struct recur_reader *p, bool *said)
{
    int n = 1;
    *said = recur_accept_kind(p, TOKEN_NUMBER, &n) || recur_accept_kind(p, TOKEN_ORDINAL, &n);
    p->r.interval = n;
}

static bool put_numbered(struct recur_reader *p, const struct recur_nths *all, int weekday)
{
    for (int i = 0; i < all->count; i++) {
        int n = all->n[i];
        if (p->r.nth_count == NTH_MOST || n > 53 || n < -53) {
            return false;
        }
        p->r.nth[p->r.nth_count++] = (struct recur_nth){(int8_t)n, (uint8_t)weekday};
    }
    return true;
}

/* What "the first" is of: a weekday, the weekdays, the weekend days, or the days. */
static bool read_noun(struct recur_reader *p, const struct recur_nths *all)
{
    uint8_t days = 0;
    if (recur_accept(p, "day")) {
        return recur_put_days(p, all);
    }
    size_t at = p->at;
    bool plain = recur_peek(p)->kind == TOKEN_WEEKDAY;
    if (!recur_read_weekdays(p, &days)) {
        return recur_put_days(p, all);
    }
    if (all->days) {
        return false;
    }
    if (!plain) {
        return recur_put_places(p, all, days);
    }
    if (!(days & (days - 1))) {
        return put_numbered(p, all, __builtin_ctz(days));
    }
    for (size_t i = at; i < p->at; i++) {
        if (recur_is_word(&p->in.t[i], "or")) {
            return recur_put_places(p, all, days);
        }
    }
    return false;
}

/* Days, weekdays and the n-th of several are alternatives to each other in a rule, not to be added up. */
static bool one_kind(const struct recur_rule *r)
{
    return (r->days || r->days_back) + (r->nth_count > 0) + (r->place_count > 0) == 1;
}

/* "the first Sunday and the last Friday", "the 1st and last day" */
static bool read_of_month(struct recur_reader *p)
{
    struct recur_nths all;
    do {
        recur_accept(p, "the");
        if (!recur_read_nths(p, &all) || !read_noun(p, &all)) {
            return false;
        }
        size_t at = p->at;
        if (recur_accept(p, "and") || recur_accept_comma(p)) {
            recur_accept(p, "the");
            if (recur_sees_nth(p)) {
                continue;
            }
        }
        p->at = at;
        return one_kind(&p->r);
    } while (true);
}

static bool read_every_unit(struct recur_reader *p, const char *unit)
{
    bool said;
    size_t at = p->at;
    int32_t before = p->r.interval;
    if (recur_accept(p, "the")) {
        return recur_accept(p, unit);
    }
    recur_accept(p, "a");
    recur_accept(p, "every");
    read_step(p, &said);
    if (!recur_accept(p, unit)) {
        p->at = at;
        p->r.interval = before;
        return false;
    }
    return true;
}

/* "of the month", "of every second month", "of August", "of the year" behind what was counted. */
static bool read_period(struct recur_reader *p)
{
    if (!recur_accept(p, "of") && !recur_accept(p, "in")) {
        return true;
    }
    if (recur_read_months(p, &p->r.months)) {
        p->r.freq = RECUR_YEARLY;
        size_t at = p->at;
        if (!recur_accept(p, "every") || !recur_accept(p, "year")) {
            p->at = at;
        }
        return true;
    }
    if (read_every_unit(p, "month")) {
        return true;
    }
    p->r.freq = RECUR_YEARLY;
    return read_every_unit(p, "year");
}

/* A month has no sixth Saturday. */
static bool nths_exist(const struct recur_rule *r)
{
    bool in_month = r->freq == RECUR_MONTHLY || r->months;
    for (int i = 0; in_month && i < r->nth_count; i++) {
        if (r->nth[i].n > 5 || r->nth[i].n < -5) {
            return false;
        }
    }
    return true;
}

static bool read_monthly_object(struct recur_reader *p)
{
    p->r.freq = RECUR_MONTHLY;
    return read_of_month(p) && read_period(p) && nths_exist(&p->r);
}

/* What a year's date is: "5 December", "the 10th of June and July", "the last Monday of August". */
static bool read_yearly_object(struct recur_reader *p)
{
    int day = 0;
    int32_t years = p->r.interval;
    recur_accept(p, "the");
    if (recur_peek(p)->kind == TOKEN_MONTH && recur_read_months(p, &p->r.months)) {
        bool said =
            recur_accept_kind(p, TOKEN_NUMBER, &day) || recur_accept_kind(p, TOKEN_ORDINAL, &day);
        p->r.days = said && day >= 1 && day <= 31 ? 1u << day : 0;
        return said && p->r.days;
    }
    if (recur_accept_kind(p, TOKEN_NUMBER, &day)) {
        p->r.days = day >= 1 && day <= 31 ? 1u << day : 0;
        return p->r.days && recur_read_months(p, &p->r.months);
    }
    if (recur_peek(p)->kind == TOKEN_ORDINAL && recur_behind(p)->kind == TOKEN_MONTH) {
        recur_accept_kind(p, TOKEN_ORDINAL, &day);
        p->r.days = day >= 1 && day <= 31 ? 1u << day : 0;
        return p->r.days && recur_read_months(p, &p->r.months);
    }
    bool counted = !recur_accept(p, "every");
    bool fine = counted ? read_of_month(p) : recur_read_weekdays(p, &p->r.weekdays);
    fine = fine && read_period(p);
    p->r.freq = RECUR_YEARLY;
    p->r.interval = years;
    return fine && nths_exist(&p->r);
}

/* "every third Saturday" has two meanings. */
static enum hub_rc two_meanings(const struct recur_reader *p, int n, uint8_t days)
{
    static const char *const names[] = {"", "first", "second", "third", "fourth", "fifth"};
    const char *day = date_weekday_name(__builtin_ctz(days));
    return hub_fail(p->err, HUB_EINVAL,
        "“every %s %s” can mean two things. Write “the %s %s of the month” or “every %d weeks on "
        "%s”.",
        names[n], day, names[n], day, n, day);
}

/* "on Tuesday and Thursday" behind "every 3 weeks"; nothing is the start's weekday. */
static enum hub_rc read_weekly(struct recur_reader *p)
{
    p->r.freq = RECUR_WEEKLY;
    if (!recur_accept(p, "on")) {
        return HUB_OK;
    }
    return recur_fine(p, recur_read_weekdays(p, &p->r.weekdays));
}

static enum hub_rc read_monthly(struct recur_reader *p)
{
    int32_t months = p->r.interval;
    p->r.freq = RECUR_MONTHLY;
    if (!recur_accept(p, "on")) {
        return HUB_OK;
    }
    bool fine = read_monthly_object(p) && p->r.freq == RECUR_MONTHLY;
    p->r.interval = months;
    return recur_fine(p, fine);
}

static enum hub_rc read_yearly(struct recur_reader *p)
{
    p->r.freq = RECUR_YEARLY;
    return recur_accept(p, "on") ? recur_fine(p, read_yearly_object(p)) : HUB_OK;
}

static enum hub_rc read_daily(struct recur_reader *p)
{
    p->r.freq = RECUR_DAILY;
    return HUB_OK;
}

// clang-format off
static const struct {
    const char *word;
    enum hub_rc (*read)(struct recur_reader *p);
    int times;
    bool unit; /* goes behind "every"; else stands alone */
} units[] = {
    {"day", read_daily, 1, true}, {"week", read_weekly, 1, true}, {"fortnight", read_weekly, 2, true},
    {"month", read_monthly, 1, true}, {"year", read_yearly, 1, true},
    {"daily", read_daily, 1, false}, {"weekly", read_weekly, 1, false},
    {"fortnightly", read_weekly, 2, false}, {"monthly", read_monthly, 1, false},
    {"quarterly", read_monthly, 3, false}, {"yearly", read_yearly, 1, false},
};

// clang-format on

static bool accept_unit(struct recur_reader *p, bool behind_every, enum hub_rc *rc)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].unit == behind_every && recur_accept(p, units[i].word)) {
            p->r.interval *= units[i].times;
            *rc = units[i].read(p);
            return true;
        }
    }
    return false;
}

/* "every Saturday", and what may follow: "of the month", "of every second month". */
static enum hub_rc read_every_weekday(struct recur_reader *p)
{
    p->r.freq = RECUR_WEEKLY;
    if (!recur_read_weekdays(p, &p->r.weekdays)) {
        return recur_not_understood(p);
    }
    if (!recur_sees(p, "of")) {
        return HUB_OK;
    }
    p->r.freq = RECUR_MONTHLY;
    return recur_fine(p, read_period(p));
}

/* "every second Saturday" is every fortnight, but "every second Saturday of the month" is not. */
static enum hub_rc read_every_nth(struct recur_reader *p, size_t at)
{
    int n = p->r.interval;
    uint8_t days = 0;
    bool counted = p->in.t[at].kind == TOKEN_ORDINAL && strcmp(p->in.t[at].word, "other") != 0;
    size_t behind_step = p->at;
    if (!recur_read_weekdays(p, &days)) {
        return recur_not_understood(p);
    }
    if (counted && (recur_sees(p, "of") || n == 1)) {
        p->at = at;
        p->r.interval = 1;
        return recur_fine(p, read_monthly_object(p));
    }
    if (n > 2) {
        bool clear = !counted || n > 5 || (days & (days - 1)) != 0;
        p->at = behind_step;
        return clear ? recur_not_understood(p) : two_meanings(p, n, days);
    }
    p->r.freq = RECUR_WEEKLY;
    p->r.weekdays = days;
    return HUB_OK;
}

static enum hub_rc read_every(struct recur_reader *p)
{
    enum hub_rc rc;
    bool said;
    size_t at = p->at;
    bool dated = recur_behind(p)->kind == TOKEN_MONTH || recur_is_word(recur_behind(p), "of");
    if (recur_sees(p, "last") ||
        (recur_peek(p)->kind == TOKEN_ORDINAL && recur_is_word(recur_behind(p), "of"))) {
        return recur_fine(p, read_monthly_object(p));
    }
    if (recur_peek(p)->kind == TOKEN_MONTH ||
        (dated && (recur_peek(p)->kind == TOKEN_NUMBER || recur_peek(p)->kind == TOKEN_ORDINAL))) {
        p->r.freq = RECUR_YEARLY;
        return recur_fine(p, read_yearly_object(p));
    }
    read_step(p, &said);
    if (p->r.interval < 1 || p->r.interval > RECUR_INTERVAL_MOST / 2) {
        p->at = at;
        return recur_not_understood(p);
    }
    if (accept_unit(p, true, &rc)) {
        return rc;
    }
    return said ? read_every_nth(p, at) : read_every_weekday(p);
}

/* "alternate Saturdays" */
static enum hub_rc read_alternate(struct recur_reader *p)
{
    p->r.freq = RECUR_WEEKLY;
    return recur_fine(p, recur_read_weekdays(p, &p->r.weekdays));
}

static enum hub_rc read_how_often(struct recur_reader *p)
{
    enum hub_rc rc;
    if (!recur_accept(p, "repeats")) {
        recur_accept(p, "repeat");
    }
    recur_accept(p, "on");
    if (recur_accept(p, "every")) {
        return read_every(p);
    }
    if (recur_accept(p, "alternate")) {
        p->r.interval = 2;
        return accept_unit(p, true, &rc) ? rc : read_alternate(p);
    }
    if (recur_sees(p, "once") && recur_is_word(recur_behind(p), "a")) {
        p->at += 2;
        return accept_unit(p, true, &rc) ? rc : recur_not_understood(p);
    }
    if (accept_unit(p, false, &rc)) {
        return rc;
    }
    if (recur_sees(p, "the") || recur_sees_nth(p)) {
        return recur_fine(p, read_monthly_object(p));
    }
    return read_every_weekday(p);
}

enum hub_rc recur_from_words(
    const char *words, hub_wall start, struct recur_rule *out, struct hub_err *err)
{
    struct recur_reader p = {.text = words, .start = start, .r = recur_daily(), .err = err};
    if (!recur_tokens_read(&p.in, words)) {
        p.at = p.in.count;
        return recur_not_understood(&p);
    }
    enum hub_rc rc = read_how_often(&p);
    while (rc == HUB_OK && recur_peek(&p)->kind != TOKEN_END) {
        rc = recur_read_clause(&p);
    }
    if (rc == HUB_OK && recur_check(&p.r, err) != HUB_OK) {
        return hub_fail(err, HUB_EINVAL, "hub cannot keep “%.*s” as one rule. " RECUR_HOW,
            (int)utf8_head(words, 80), words);
    }
    if (rc == HUB_OK) {
        *out = p.r;
    }
    return rc;
}
