/* SPDX-License-Identifier: MIT */
/*
 * RRULE text to a rule. A table says what each part may hold; what RFC 5545
 * forbids in combination is a second table of questions, asked at the end.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "recur_priv.h"

#include <string.h>

enum { VALUE_SHOWN = 60 }; /* bytes of a value that a sentence repeats */

struct reading {
    struct recur_rule r;
    const struct recur_reading *how;
    uint32_t seen; /* bits of parts[] */
    bool second;   /* BYSECOND other than 0 */
    char name[16];
    const char *value;
    size_t len;
    struct hub_err *err;
};

static enum hub_rc cannot_read(const struct reading *p)
{
    int shown = (int)utf8_head(p->value, p->len < VALUE_SHOWN ? p->len : VALUE_SHOWN);
    return hub_fail(p->err, HUB_EINVAL,
        "The rule for repeating says %s=%.*s, which hub cannot read. Choose how it repeats in "
        "words instead.",
        p->name, shown, p->value);
}

static bool is(const char *s, size_t len, const char *word)
{
    size_t i = 0;
    for (; i < len && word[i]; i++) {
        if ((s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i]) != word[i]) {
            return false;
        }
    }
    return i == len && !word[i];
}

/* The next of a list parted by commas, [*s, *s + *len); false at the end. An empty one is given. */
static bool next_value(const char **s, size_t *left, const char **item, size_t *len)
{
    if (!*s) {
        return false;
    }
    const char *comma = memchr(*s, ',', *left);
    *item = *s;
    *len = comma ? (size_t)(comma - *s) : *left;
    *left -= comma ? *len + 1 : *len;
    *s = comma ? comma + 1 : NULL;
    return true;
}

/* A whole number, with a sign if `sign`; up to six digits. */
static bool number(const char *s, size_t len, bool sign, int *out)
{
    int n = 0, minus = 0;
    if (sign && len > 0 && (*s == '-' || *s == '+')) {
        minus = *s == '-';
        s++;
        len--;
    }
    if (len < 1 || len > 7) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        if (s[i] < '0' || s[i] > '9') {
            return false;
        }
        n = n * 10 + s[i] - '0';
    }
    *out = minus ? -n : n;
    return true;
}

static int weekday_of(const char *s, size_t len)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    for (int i = MON; i <= SUN; i++) {
        if (is(s, len, names[i])) {
            return i;
        }
    }
    return -1;
}

static enum hub_rc read_freq(struct reading *p)
{
    static const char *const names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    static const char *const finer[] = {"HOURLY", "MINUTELY", "SECONDLY"};
    for (int i = 0; i < 4; i++) {
        if (is(p->value, p->len, names[i])) {
            p->r.freq = (enum recur_freq)i;
            return HUB_OK;
        }
    }
    for (int i = 0; i < 3; i++) {
        if (is(p->value, p->len, finer[i])) {
            return hub_fail(p->err, HUB_EINVAL,
                "It repeats within the day (FREQ=%s). hub keeps what repeats by the day, week, "
                "month or year.",
                finer[i]);
        }
    }
    return cannot_read(p);
}

static enum hub_rc read_interval(struct reading *p)
{
    int n;
    if (!number(p->value, p->len, false, &n) || n < 1 || n > RECUR_INTERVAL_MOST) {
        return cannot_read(p);
    }
    p->r.interval = n;
    return HUB_OK;
}

static enum hub_rc read_count(struct reading *p)
{
    int n;
    if (!number(p->value, p->len, false, &n) || n < 1 || n > RECUR_COUNT_MOST) {
        return cannot_read(p);
    }
    p->r.count = n;
    return HUB_OK;
}

static enum hub_rc read_until(struct reading *p)
{
    bool day;
    if (!recur_date_read(p->value, p->len, p->how, &p->r.until, &day)) {
        return cannot_read(p);
    }
    if (p->how->all_day) {
        p->r.until = wall_at(wall_date(p->r.until), 0);
    } else if (day) {
        p->r.until = wall_at(wall_date(p->r.until), MINUTES_A_DAY - 1);
    }
    return HUB_OK;
}

static enum hub_rc read_wkst(struct reading *p)
{
    int day = weekday_of(p->value, p->len);
    if (day < 0) {
        return cannot_read(p);
    }
    p->r.wkst = (uint8_t)day;
    return HUB_OK;
}

static enum hub_rc read_byday(struct reading *p)
{
    const char *s = p->value, *item;
    size_t left = p->len, len;
    while (next_value(&s, &left, &item, &len)) {
        int n = 0, day = len < 2 ? -1 : weekday_of(item + len - 2, 2);
        if (day < 0 || (len > 2 && (!number(item, len - 2, true, &n) || !n || n > 53 || n < -53))) {
            return cannot_read(p);
        }
        if (len == 2) {
            p->r.weekdays |= (uint8_t)(1 << day);
            continue;
        }
        if (p->r.nth_count == RECUR_LIST) {
            return cannot_read(p);
        }
        p->r.nth[p->r.nth_count++] = (struct recur_nth){(int8_t)n, (uint8_t)day};
    }
    return HUB_OK;
}

/* Numbers first..last, and the same below nought if `sign`, one after another to `take`. */
static enum hub_rc each_number(
    struct reading *p, int first, int last, bool sign, bool (*take)(struct recur_rule *r, int n))
{
    const char *s = p->value, *item;
    size_t left = p->len, len;
    while (next_value(&s, &left, &item, &len)) {
        int n;
        if (!number(item, len, sign, &n)) {
            return cannot_read(p);
        }
        int size = n < 0 ? -n : n;
        if (size < first || size > last || !take(&p->r, n)) {
            return cannot_read(p);
        }
    }
    return HUB_OK;
}

static bool take_month(struct recur_rule *r, int n)
{
    r->months |= (uint16_t)(1u << n);
    return true;
}

static bool take_day(struct recur_rule *r, int n)
{
    if (n > 0) {
        r->days |= 1u << n;
    } else {
        r->days_back |= 1u << -n;
    }
    return true;
}

static bool take_hour(struct recur_rule *r, int n)
{
    r->hours |= 1u << n;
    return true;
}

static bool take_minute(struct recur_rule *r, int n)
{
    r->minutes |= UINT64_C(1) << n;
    return true;
}

static bool take_place(struct recur_rule *r, int n)
{
    r->places[r->place_count] = (int16_t)n;
    return ++r->place_count < RECUR_LIST;
}

static bool take_year_day(struct recur_rule *r, int n)
{
    r->year_days[r->year_day_count] = (int16_t)n;
    return ++r->year_day_count < RECUR_LIST;
}

static bool take_week(struct recur_rule *r, int n)
{
    r->weeks[r->week_count] = (int8_t)n;
    return ++r->week_count < RECUR_LIST;
}

static enum hub_rc read_months(struct reading *p)
{
    return each_number(p, 1, 12, false, take_month);
}

static enum hub_rc read_days(struct reading *p)
{
    return each_number(p, 1, 31, true, take_day);
}

static enum hub_rc read_places(struct reading *p)
{
    return each_number(p, 1, 366, true, take_place);
}

static enum hub_rc read_year_days(struct reading *p)
{
    return each_number(p, 1, 366, true, take_year_day);
}

static enum hub_rc read_weeks(struct reading *p)
{
    return each_number(p, 1, 53, true, take_week);
}

static enum hub_rc read_hours(struct reading *p)
{
    return p->how->all_day ? HUB_OK : each_number(p, 0, 23, false, take_hour);
}

static enum hub_rc read_minutes(struct reading *p)
{
    return p->how->all_day ? HUB_OK : each_number(p, 0, 59, false, take_minute);
}

/* hub keeps times to the minute; second 0 says nothing. */
static enum hub_rc read_seconds(struct reading *p)
{
    if (p->how->all_day || is(p->value, p->len, "0") || is(p->value, p->len, "00")) {
        return HUB_OK;
    }
    return hub_fail(
        p->err, HUB_EINVAL, "It repeats by the second (BYSECOND). hub keeps times to the minute.");
}

static enum hub_rc refuse_scale(struct reading *p)
{
    return hub_fail(p->err, HUB_EINVAL,
        "It repeats by another calendar's months or moves days that do not exist (%s). hub does "
        "not read that. Choose how it repeats in words instead.",
        p->name);
}

// clang-format off
enum part {
    FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTH, BYMONTHDAY, BYSETPOS, BYYEARDAY, BYWEEKNO,
    BYHOUR, BYMINUTE, BYSECOND, RSCALE, SKIP, PARTS
};

static const struct {
    const char *name;
    enum hub_rc (*read)(struct reading *p);
} parts[PARTS] = {
    [FREQ] = {"FREQ", read_freq},          [INTERVAL] = {"INTERVAL", read_interval},
    [COUNT] = {"COUNT", read_count},       [UNTIL] = {"UNTIL", read_until},
    [WKST] = {"WKST", read_wkst},          [BYDAY] = {"BYDAY", read_byday},
    [BYMONTH] = {"BYMONTH", read_months},  [BYMONTHDAY] = {"BYMONTHDAY", read_days},
    [BYSETPOS] = {"BYSETPOS", read_places},[BYYEARDAY] = {"BYYEARDAY", read_year_days},
    [BYWEEKNO] = {"BYWEEKNO", read_weeks}, [BYHOUR] = {"BYHOUR", read_hours},
    [BYMINUTE] = {"BYMINUTE", read_minutes}, [BYSECOND] = {"BYSECOND", read_seconds},
    [RSCALE] = {"RSCALE", refuse_scale},   [SKIP] = {"SKIP", refuse_scale},
};
// clang-format on

static bool never_steps(const struct recur_rule *r)
{
    return r->interval < 1 || r->interval > RECUR_INTERVAL_MOST;
}

static bool numbered_wrongly(const struct recur_rule *r)
{
    return r->nth_count && (r->freq < RECUR_MONTHLY || r->week_count);
}

static bool days_in_weeks(const struct recur_rule *r)
{
    return (r->days || r->days_back) && r->freq == RECUR_WEEKLY;
}

static bool year_days_below(const struct recur_rule *r)
{
    return r->year_day_count && r->freq != RECUR_YEARLY;
}

static bool weeks_below(const struct recur_rule *r)
{
    return r->week_count && r->freq != RECUR_YEARLY;
}

static bool two_ends(const struct recur_rule *r)
{
    return r->count && wall_known(r->until);
}

static bool places_of_nothing(const struct recur_rule *r)
{
    return r->place_count && !r->weekdays && !r->nth_count && !r->days && !r->days_back &&
           !r->months && !r->year_day_count && !r->week_count && !r->hours && !r->minutes;
}

static bool week_without_day(const struct recur_rule *r)
{
    return r->week_count && !r->weekdays && !r->days && !r->days_back;
}

static bool places_of_times(const struct recur_rule *r)
{
    return r->place_count && (r->hours || r->minutes);
}

/*
 * With times of a day the dates come from libical, and 3.0.16 errs here: days back from the end
 * of a month as a limit, years without their month, numbered weekdays and days at once, and weeks
 * that do not begin on Monday, n at a time. (Held by a property test, which leaves these out.)
 */
static bool times_go_wrong(const struct recur_rule *r)
{
    bool by_days = r->days || r->days_back;
    if (!r->hours && !r->minutes) {
        return false;
    }
    return r->week_count || r->year_day_count || (r->freq == RECUR_DAILY && r->days_back) ||
           (r->freq == RECUR_YEARLY && by_days && !r->months) || (by_days && r->nth_count) ||
           (r->freq == RECUR_WEEKLY && r->interval > 1 && r->wkst != MON);
}

// clang-format off
static const struct {
    bool (*found)(const struct recur_rule *r);
    const char *what;
} refused[] = {
    {never_steps, "INTERVAL is from 1 to 32767"},
    {numbered_wrongly, "BYDAY with a number belongs to a month or a year"},
    {days_in_weeks, "BYMONTHDAY does not go with FREQ=WEEKLY"},
    {year_days_below, "BYYEARDAY needs FREQ=YEARLY"},
    {weeks_below, "BYWEEKNO needs FREQ=YEARLY"},
    {two_ends, "COUNT and UNTIL do not go together"},
    {places_of_nothing, "BYSETPOS says which one, but not of what"},
    {week_without_day, "BYWEEKNO does not say which day of the week, and programs differ about it"},
    {places_of_times, "BYSETPOS counts times of a day, and programs differ about it"},
    {times_go_wrong, "BYHOUR or BYMINUTE with these other parts is not known to hub"},
};
// clang-format on

enum hub_rc recur_check(struct recur_rule *r, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (refused[i].found(r)) {
            return hub_fail(err, HUB_EINVAL,
                "The rule for repeating cannot be kept: %s. Choose how it repeats in words "
                "instead.",
                refused[i].what);
        }
    }
    r->scope = r->hours || r->minutes ? RECUR_RARE : RECUR_CORE;
    return HUB_OK;
}

/* The start's own hour or minute says nothing; programs write it all the same. */
static void drop_start_time(struct recur_rule *r, hub_wall start)
{
    int min = wall_known(start) ? wall_tod(start).min : -1;
    if (min >= 0 && (!r->hours || r->hours == 1u << min / 60) &&
        (!r->minutes || r->minutes == UINT64_C(1) << min % 60)) {
        r->hours = 0;
        r->minutes = 0;
    }
}

/* One "NAME=VALUE" of `len` bytes. */
static enum hub_rc read_part(struct reading *p, const char *s, size_t len)
{
    const char *equals = memchr(s, '=', len);
    size_t name = equals ? (size_t)(equals - s) : len;
    size_t kept = utf8_head(s, name < sizeof p->name ? name : sizeof p->name - 1);
    memcpy(p->name, s, kept);
    p->name[kept] = '\0';
    p->value = equals ? equals + 1 : s + len;
    p->len = equals ? len - name - 1 : 0;
    for (int i = 0; i < PARTS; i++) {
        if (!is(s, name, parts[i].name)) {
            continue;
        }
        if (p->seen & 1u << i) {
            return hub_fail(p->err, HUB_EINVAL,
                "The rule for repeating says %s twice. Choose how it repeats in words instead.",
                parts[i].name);
        }
        p->seen |= 1u << i;
        return parts[i].read(p);
    }
    return cannot_read(p);
}

struct recur_rule recur_daily(void)
{
    return (struct recur_rule){.interval = 1, .until = WALL_NONE, .wkst = MON};
}

enum hub_rc recur_parse(
    const char *text, const struct recur_reading *how, struct recur_rule *out, struct hub_err *err)
{
    static const struct recur_reading timed = {.start = {INT64_MIN}};
    struct reading p = {.r = recur_daily(), .how = how ? how : &timed, .err = err};
    enum hub_rc rc = HUB_OK;
    if (strlen(text) >= 6 && is(text, 6, "RRULE:")) {
        text += 6;
    }
    while (rc == HUB_OK && *text) {
        size_t len = strcspn(text, ";");
        rc = len ? read_part(&p, text, len) : HUB_OK;
        text += len + (text[len] == ';');
    }
    if (rc == HUB_OK && !(p.seen & 1u << FREQ)) {
        return hub_fail(err, HUB_EINVAL,
            "The rule for repeating does not say how often (FREQ). Choose how it repeats in "
            "words instead.");
    }
    drop_start_time(&p.r, p.how->start);
    rc = rc == HUB_OK ? recur_check(&p.r, err) : rc;
    if (rc == HUB_OK) {
        *out = p.r;
    }
    return rc;
}
