/* SPDX-License-Identifier: MIT */
/* What may stand behind how often: "not in August", "until 18 December", "10 times". */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "recur_read_priv.h"

#include <string.h>

static enum hub_rc limit_months(struct recur_reader *p, uint16_t months)
{
    uint16_t before = p->r.months ? p->r.months : ALL_MONTHS;
    bool year_long = p->r.freq == RECUR_YEARLY && p->r.nth_count && !p->r.months;
    bool start_month = p->r.freq == RECUR_YEARLY && !p->r.months && !p->r.days && !p->r.days_back &&
                       !p->r.weekdays;
    if (year_long || start_month || !(before & months)) {
        return hub_fail(p->err, HUB_EINVAL,
            "“%.*s” leaves no month in which it could be, or none that is clear. " RECUR_HOW,
            (int)utf8_head(p->text, 80), p->text);
    }
    p->r.months = before & months;
    return HUB_OK;
}

/* "every day, not on Sundays" is every week on the other days. */
static enum hub_rc limit_weekdays(struct recur_reader *p, uint8_t not_on)
{
    bool daily = p->r.freq == RECUR_DAILY && p->r.interval == 1;
    uint8_t before = p->r.weekdays ? p->r.weekdays : daily ? WEEK : 0;
    bool weekly = daily || p->r.freq == RECUR_WEEKLY;
    if (!weekly || !(before & ~not_on) || (before & not_on) != not_on) {
        return recur_not_understood(p);
    }
    p->r.freq = RECUR_WEEKLY;
    p->r.weekdays = (uint8_t)(before & ~not_on);
    return HUB_OK;
}

static enum hub_rc clause_not(struct recur_reader *p)
{
    uint16_t months = 0;
    uint8_t days = 0;
    if (!recur_accept(p, "in")) {
        recur_accept(p, "on");
    }
    if (recur_read_weekdays(p, &days)) {
        return limit_weekdays(p, days);
    }
    if (!recur_read_months(p, &months)) {
        return recur_not_understood(p);
    }
    return limit_months(p, ALL_MONTHS & ~months);
}

static enum hub_rc clause_only(struct recur_reader *p)
{
    struct recur_nths all;
    uint16_t months = 0;
    recur_accept(p, "in");
    if (recur_read_months(p, &months)) {
        return limit_months(p, months);
    }
    recur_accept(p, "the");
    if (!recur_read_nths(p, &all) || !recur_accept(p, "of") || !recur_accept(p, "them") ||
        p->r.place_count) {
        return recur_not_understood(p);
    }
    if (recur_accept(p, "every") && recur_peek(p)->kind == TOKEN_WORD) {
        p->at++; /* week, month, year: it is known */
    }
    return recur_fine(p, recur_put_places(p, &all, p->r.weekdays));
}

/* "every Friday, if it is the 13th" is of the month, not of the week. */
static bool put_if_days(struct recur_reader *p, const struct recur_nths *all)
{
    bool weekly = p->r.freq == RECUR_WEEKLY;
    if (p->r.days || p->r.days_back || (weekly && (p->r.interval > 1 || !p->r.weekdays))) {
        return false;
    }
    p->r.freq = weekly ? RECUR_MONTHLY : p->r.freq;
    return recur_put_days(p, all);
}

static enum hub_rc clause_if(struct recur_reader *p)
{
    struct recur_nths all;
    if (!recur_accept(p, "it") || !recur_accept(p, "is")) {
        return recur_not_understood(p);
    }
    recur_accept(p, "on");
    if (!recur_accept(p, "the")) {
        bool free = !p->r.weekdays && !p->r.nth_count;
        return recur_fine(p, free && recur_read_weekdays(p, &p->r.weekdays));
    }
    if (!recur_read_nths(p, &all) || !put_if_days(p, &all)) {
        return recur_not_understood(p);
    }
    recur_accept(p, "day");
    if (!recur_accept(p, "of")) {
        return HUB_OK;
    }
    return recur_fine(p, recur_accept(p, "the") && recur_accept(p, "month"));
}

static enum hub_rc two_ends(const struct recur_reader *p)
{
    return hub_fail(p->err, HUB_EINVAL,
        "“%.*s” says twice when it ends. Keep the date or the number of times.",
        (int)utf8_head(p->text, 80), p->text);
}

static enum hub_rc put_until(struct recur_reader *p, hub_date last)
{
    char buf[DATE_TEXT];
    if (p->r.count || wall_known(p->r.until)) {
        return two_ends(p);
    }
    if (last.d < wall_date(p->start).d) {
        return hub_fail(p->err, HUB_EINVAL,
            "It would end on %s, before it begins. Write a later day, with its year.",
            date_long(last, buf));
    }
    p->r.until = wall_at(last, MINUTES_A_DAY - 1);
    return HUB_OK;
}

/* Where the date behind "until" ends: at a comma with another clause behind it. */
static size_t date_end(const struct recur_reader *p)
{
    for (size_t i = p->at; i + 1 < p->in.count; i++) {
        const struct recur_token *next = &p->in.t[i + 1];
        if (p->in.t[i].kind == TOKEN_COMMA &&
            (recur_is_word(next, "not") || recur_is_word(next, "only") ||
                recur_is_word(next, "if"))) {
            return i;
        }
    }
    return p->in.count;
}

/* A date without a year is the next after the start; "yesterday" stays before it. */
static enum hub_rc read_until(
    const struct recur_reader *p, const char *date, hub_date start, hub_date *last)
{
    enum { HALF_A_YEAR = 182 };
    hub_date later;
    enum hub_rc rc = date_parse(date, start, last, p->err);
    if (rc != HUB_OK || last->d >= start.d) {
        return rc;
    }
    rc = date_parse(date, date_add(start, 1), &later, p->err);
    if (rc == HUB_OK && later.d == last->d) {
        rc = date_parse(date, date_add(start, HALF_A_YEAR), last, p->err);
    }
    return rc;
}

static enum hub_rc clause_until(struct recur_reader *p)
{
    enum { DATE_ROOM = 80 };
    char date[DATE_ROOM];
    size_t end = date_end(p);
    hub_date last;
    size_t len = (size_t)(p->in.t[end].at - recur_peek(p)->at);
    if (len >= sizeof date) {
        return recur_not_understood(p);
    }
    memcpy(date, recur_peek(p)->at, len);
    date[len] = '\0';
    enum hub_rc rc = read_until(p, date, wall_date(p->start), &last);
    p->at = end;
    return rc == HUB_OK ? put_until(p, last) : rc;
}

/* The last day of `n` such units from the start on. */
static hub_date after(hub_date start, int n, const char *unit)
{
    int i = str_part_index("day|week|fortnight|month|year", unit);
    static const int days[] = {1, 7, 14}, months[] = {1, 12};
    hub_date end = i < 3 ? date_add(start, n * days[i]) : date_add_months(start, n * months[i - 3]);
    return date_add(end, -1);
}

/* "for 6 times", "6 times", "for 6 weeks" */
static enum hub_rc clause_number(struct recur_reader *p)
{
    int n;
    if (!recur_accept_kind(p, TOKEN_NUMBER, &n) || n < 1 || n > 10000) {
        return recur_not_understood(p);
    }
    if (recur_accept(p, "times")) {
        if (p->r.count || wall_known(p->r.until)) {
            return two_ends(p);
        }
        p->r.count = n;
        return HUB_OK;
    }
    if (str_part_index("day|week|fortnight|month|year", recur_peek(p)->word) < 0 || n > 1000) {
        return recur_not_understood(p);
    }
    hub_date last = after(wall_date(p->start), n, recur_peek(p)->word);
    p->at++;
    return put_until(p, last);
}

static enum hub_rc clause_once(struct recur_reader *p)
{
    p->r.count = 1;
    return wall_known(p->r.until) ? two_ends(p) : HUB_OK;
}

static enum hub_rc clause_weeks(struct recur_reader *p)
{
    int day = 0;
    bool fine = recur_accept(p, "starting") && (recur_accept(p, "on") || true) &&
                recur_accept_kind(p, TOKEN_WEEKDAY, &day);
    if (fine) {
        p->r.wkst = (uint8_t)day;
    }
    return recur_fine(p, fine);
}

// clang-format off
static const struct {
    const char *word;
    enum hub_rc (*read)(struct recur_reader *p);
} clauses[] = {
    {"not", clause_not}, {"only", clause_only}, {"in", clause_only}, {"if", clause_if},
    {"when", clause_if}, {"until", clause_until}, {"for", clause_number}, {"once", clause_once},
    {"week", clause_weeks},
};
// clang-format on

enum hub_rc recur_read_clause(struct recur_reader *p)
{
    recur_accept_comma(p);
    if (!recur_accept(p, "but")) {
        recur_accept(p, "and");
    }
    if (recur_peek(p)->kind == TOKEN_NUMBER) {
        return clause_number(p);
    }
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
        if (recur_accept(p, clauses[i].word)) {
            return clauses[i].read(p);
        }
    }
    return recur_not_understood(p);
}
