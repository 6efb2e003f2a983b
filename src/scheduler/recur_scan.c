/* SPDX-License-Identifier: MIT */
/* The pieces that words about repeating are made of. */
#include "hub/base/utf8.h"
#include "recur_read_priv.h"

#include <string.h>

enum { NTH_LAST = 366, DAYS = 7 };

const struct recur_token *recur_peek(const struct recur_reader *p)
{
    return &p->in.t[p->at];
}

const struct recur_token *recur_behind(const struct recur_reader *p)
{
    return &p->in.t[p->at < p->in.count ? p->at + 1 : p->at];
}

bool recur_is_word(const struct recur_token *t, const char *word)
{
    return t->kind == TOKEN_WORD && strcmp(t->word, word) == 0;
}

bool recur_sees(const struct recur_reader *p, const char *word)
{
    return recur_is_word(recur_peek(p), word);
}

bool recur_accept(struct recur_reader *p, const char *word)
{
    bool found = recur_sees(p, word);
    p->at += found;
    return found;
}

bool recur_accept_kind(struct recur_reader *p, enum recur_token_kind kind, int *n)
{
    if (recur_peek(p)->kind != kind) {
        return false;
    }
    *n = recur_peek(p)->n;
    p->at++;
    return true;
}

bool recur_accept_comma(struct recur_reader *p)
{
    int n;
    return recur_accept_kind(p, TOKEN_COMMA, &n);
}

/* Days that no rule knows. */
static const char *const closed[] = {
    "term", "terms", "school", "holiday", "holidays", "half", "easter", "christmas"};

enum hub_rc recur_not_understood(const struct recur_reader *p)
{
    const char *rest = recur_peek(p)->at;
    if (!*rest) {
        return hub_fail(p->err, HUB_EINVAL, "“%.*s” is not all of it. " RECUR_HOW,
            (int)utf8_head(p->text, 60), p->text);
    }
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        for (size_t at = p->at; at < p->in.count; at++) {
            if (recur_is_word(&p->in.t[at], closed[i])) {
                return hub_fail(p->err, HUB_EINVAL,
                    "“%.*s”: hub does not leave those days out by itself. Write how it repeats "
                    "without them, then take each date out with x, only this one.",
                    (int)utf8_head(rest, 40), rest);
            }
        }
    }
    return hub_fail(p->err, HUB_EINVAL, "hub does not understand “%.*s” here. " RECUR_HOW,
        (int)utf8_head(rest, 40), rest);
}

/* "," and "and" and "or" between things of one kind. */
static bool goes_on(struct recur_reader *p, enum recur_token_kind kind)
{
    size_t at = p->at;
    recur_accept_comma(p);
    if (!recur_accept(p, "and")) {
        recur_accept(p, "or");
    }
    recur_accept(p, "the");
    recur_accept(p, "on");
    recur_accept(p, "a");
    if (p->at > at && recur_peek(p)->kind == kind) {
        return true;
    }
    p->at = at;
    return false;
}

/* "to Friday" behind Monday: the days between too. */
static void read_range(struct recur_reader *p, int day, uint8_t *days)
{
    int last = day;
    if (recur_sees(p, "to") && recur_behind(p)->kind == TOKEN_WEEKDAY) {
        p->at++;
        recur_accept_kind(p, TOKEN_WEEKDAY, &last);
    }
    for (; day != last; day = (day + 1) % DAYS) {
        *days |= (uint8_t)(1u << ((day + 1) % DAYS));
    }
}

bool recur_read_weekdays(struct recur_reader *p, uint8_t *days)
{
    int day = 0;
    recur_accept(p, "a");
    bool working = recur_sees(p, "working") && recur_is_word(recur_behind(p), "day");
    p->at += working ? 2 : 0;
    if (working || recur_accept(p, "weekday")) {
        *days |= WORKDAYS;
        return true;
    }
    if (recur_accept(p, "weekend")) {
        recur_accept(p, "day");
        *days |= WEEKEND;
        return true;
    }
    if (recur_peek(p)->kind != TOKEN_WEEKDAY) {
        return false;
    }
    do {
        recur_accept_kind(p, TOKEN_WEEKDAY, &day);
        *days |= (uint8_t)(1u << day);
        read_range(p, day, days);
    } while (goes_on(p, TOKEN_WEEKDAY));
    return true;
}

bool recur_read_months(struct recur_reader *p, uint16_t *months)
{
    int month;
    if (recur_peek(p)->kind != TOKEN_MONTH) {
        return false;
    }
    do {
        recur_accept_kind(p, TOKEN_MONTH, &month);
        *months |= (uint16_t)(1u << month);
    } while (goes_on(p, TOKEN_MONTH));
    return true;
}

/* "first", "20th", "last", "second to last", "last but one" */
static bool read_nth(struct recur_reader *p, int *n)
{
    if (recur_accept(p, "last")) {
        *n = -1;
        if (recur_accept(p, "but")) {
            *n = recur_accept_kind(p, TOKEN_NUMBER, n) ? -1 - *n : 0;
        }
        return *n && *n >= -NTH_LAST;
    }
    if (!recur_accept_kind(p, TOKEN_ORDINAL, n) || *n < 1 || *n > NTH_LAST) {
        return false;
    }
    if (recur_sees(p, "to") && recur_is_word(recur_behind(p), "last")) {
        p->at += 2;
        *n = -*n;
    } else if (recur_accept(p, "last")) {
        *n = -*n;
    }
    return true;
}

bool recur_sees_nth(const struct recur_reader *p)
{
    return recur_peek(p)->kind == TOKEN_ORDINAL || recur_sees(p, "last");
}

static bool put_nth(struct recur_nths *all, int n)
{
    if (all->count == 31) {
        return false;
    }
    all->n[all->count++] = n;
    return true;
}

/* "7th to 13th" */
static bool put_run(struct recur_reader *p, struct recur_nths *all, int first)
{
    int last;
    if (!recur_sees(p, "to") || recur_behind(p)->kind != TOKEN_ORDINAL) {
        return true;
    }
    p->at++;
    if (!recur_accept_kind(p, TOKEN_ORDINAL, &last) || last > 31) {
        return false;
    }
    for (int n = first + 1; first > 0 && n <= last; n++) {
        if (!put_nth(all, n)) {
            return false;
        }
    }
    return first > 0 && last > first;
}

/* "first and third", "2nd and 15th", "1st, 15th and last"; a "day" behind one of them is passed over. */
bool recur_read_nths(struct recur_reader *p, struct recur_nths *all)
{
    int n;
    *all = (struct recur_nths){.count = 0};
    for (;;) {
        if (!read_nth(p, &n) || !put_nth(all, n) || !put_run(p, all, n)) {
            return false;
        }
        size_t at = p->at;
        bool day = recur_accept(p, "day");
        bool more = recur_accept_comma(p);
        more |= recur_accept(p, "and") || recur_accept(p, "or");
        recur_accept(p, "the");
        if (!more || !recur_sees_nth(p)) {
            p->at = at;
            return true;
        }
        all->days |= day;
    }
}

bool recur_put_days(struct recur_reader *p, const struct recur_nths *all)
{
    for (int i = 0; i < all->count; i++) {
        int n = all->n[i];
        if (n > 31 || n < -31) {
            return false;
        }
        if (n > 0) {
            p->r.days |= 1u << n;
        } else {
            p->r.days_back |= 1u << -n;
        }
    }
    return true;
}

bool recur_put_places(struct recur_reader *p, const struct recur_nths *all, uint8_t days)
{
    if (p->r.place_count) {
        return false;
    }
    p->r.weekdays = days;
    for (int i = 0; i < all->count; i++) {
        p->r.places[p->r.place_count++] = (int16_t)all->n[i];
    }
    return true;
}

enum hub_rc recur_fine(const struct recur_reader *p, bool fine)
{
    return fine ? HUB_OK : recur_not_understood(p);
}
