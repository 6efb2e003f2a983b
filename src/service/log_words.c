/* SPDX-License-Identifier: MIT */
/* What is typed behind `/` in the Log: days among the words narrow to these days. */
#include "hub/base/str.h"

#include "log_priv.h"

#include <ctype.h>
#include <string.h>

enum { TOKENS = 24, DAY_TOKENS = 3 };

struct tokens {
    const char *at[TOKENS];
    size_t len[TOKENS];
    size_t count;
};

static struct tokens tokens_of(const char *text)
{
    struct tokens t = {0};
    for (const char *p = text + strspn(text, " "); *p && t.count < TOKENS;) {
        t.at[t.count] = p;
        t.len[t.count] = strcspn(p, " ");
        p += t.len[t.count++];
        p += strspn(p, " ");
    }
    return t;
}

struct days {
    hub_date first, last;
};

static const char *joined(const struct tokens *t, size_t from, size_t count, struct arena *a)
{
    const char *end = t->at[from + count - 1] + t->len[from + count - 1];
    return arena_strndup(a, t->at[from], (size_t)(end - t->at[from]));
}

static hub_date month_end(int y, int m)
{
    return date_add(m == 12 ? date_from_ymd(y + 1, 1, 1) : date_from_ymd(y, m + 1, 1), -1);
}

static int month_called(const char *word)
{
    size_t len = strlen(word);
    for (int m = 1; m <= 12 && len >= 3; m++) {
        char name[16] = "";
        const char *full = date_month_name(m);
        for (size_t i = 0; full[i] && i + 1 < sizeof name; i++) {
            name[i] = (char)tolower((unsigned char)full[i]);
        }
        if (strncmp(name, word, len) == 0) {
            return m;
        }
    }
    return 0;
}

/* "oct", "oct 2026", "2026": the month, the year; the last one that has begun. */
static bool read_span(const char *text, hub_date today, struct days *out)
{
    char word[16] = "";
    size_t len = strcspn(text, " ");
    int64_t year = 0;
    int y, m, d, month;
    date_to_ymd(today, &y, &m, &d);
    memcpy(word, text, len < sizeof word ? len : sizeof word - 1);
    if (str_int(text, 1900, 2200, &year)) {
        *out = (struct days){date_from_ymd((int)year, 1, 1), date_from_ymd((int)year, 12, 31)};
        return true;
    }
    month = month_called(word);
    if (!month || (text[len] && !str_int(text + len + 1, 1900, 2200, &year))) {
        return false;
    }
    y = year ? (int)year : month > m ? y - 1 : y;
    *out = (struct days){date_from_ymd(y, month, 1), month_end(y, month)};
    return true;
}

/* The most tokens that are a day or a span of days; 0: these are words. */
static size_t read_days(const struct tokens *t, size_t from, hub_date today, bool spans,
    struct days *out, struct arena *a)
{
    struct hub_err ignored;
    size_t most = t->count - from < DAY_TOKENS ? t->count - from : DAY_TOKENS;
    for (size_t n = most; n > 0; n--) {
        const char *text = joined(t, from, n, a);
        hub_date day;
        if (spans && read_span(text, today, out)) {
            return n;
        }
        if (isdigit((unsigned char)*text) == 0 && !spans) {
            continue;
        }
        if (strpbrk(text, "-/ ") && date_parse(text, today, &day, &ignored) == HUB_OK) {
            int y, m, d;
            date_to_ymd(day, &y, &m, &d);
            /* A day of this year that is still to come, typed without its year: the last one. */
            bool no_year = !strstr(text, arena_printf(a, "%d", y)) && day.d > today.d;
            day = no_year ? date_from_ymd(y - 1, m, m == 2 && d == 29 ? 28 : d) : day;
            *out = (struct days){day, day};
            return n;
        }
        if (spans && date_parse(text, today, &day, &ignored) == HUB_OK && day.d <= today.d) {
            *out = (struct days){day, day};
            return n;
        }
    }
    return 0;
}

static void narrow(struct log_words *w, const char *how, const struct days *days)
{
    bool first = !str_eq(how, "until") && !str_eq(how, "before");
    bool last = !str_eq(how, "since") && !str_eq(how, "from");
    if (first) {
        w->from = days->first;
    }
    if (last) {
        w->to = str_eq(how, "before") ? date_add(days->first, -1) : days->last;
    }
}

void log_words_read(struct log_words *w, const char *text, hub_date today, struct arena *a)
{
    static const char hows[] = "since|from|until|before|on|in";
    struct tokens t = tokens_of(text ? text : "");
    struct sb words = sb_on(a);
    bool quoted = false;
    *w = (struct log_words){.from = DATE_NONE, .to = DATE_NONE};
    for (size_t i = 0; i < t.count;) {
        struct days days;
        const char *word = arena_strndup(a, t.at[i], t.len[i]);
        bool how = !quoted && str_part_index(hows, word) >= 0 && i + 1 < t.count;
        size_t used = how ? read_days(&t, i + 1, today, true, &days, a) : 0;
        used = used ? used + 1 : quoted ? 0 : read_days(&t, i, today, false, &days, a);
        for (const char *q = strchr(word, '"'); q; q = strchr(q + 1, '"')) {
            quoted = !quoted;
        }
        if (used) {
            narrow(w, how ? word : "on", &days);
            i += used;
        } else {
            sb_addf(&words, "%s%s", words.len ? " " : "", word);
            i++;
        }
    }
    find_query_read(&w->query, sb_str(&words), a);
    w->query.letters = true;
}
