/* SPDX-License-Identifier: MIT */
/* How something repeats: words for people, a rule in the file. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/scheduler/recur_words.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

#include <string.h>

static const char *const not_repeating[] = {"no", "none", "never", "not", "once", "just once",
    "only once", "one time", "does not repeat", "doesn't repeat", "not repeating", "-"};

static bool says_no(const char *folded)
{
    for (size_t i = 0; i < sizeof not_repeating / sizeof *not_repeating; i++) {
        if (str_eq(folded, not_repeating[i])) {
            return true;
        }
    }
    return *folded == '\0';
}

bool series_repeats(const struct event *e)
{
    return !str_empty(e->repeats) || !str_empty(e->also_on);
}

const char *series_words(const char *repeats, hub_wall start, bool all_day, struct arena *a)
{
    struct recur_reading how = {.all_day = all_day, .start = start};
    struct recur_rule rule;
    struct hub_err ignored;
    if (str_empty(repeats)) {
        return "";
    }
    if (!wall_known(start) || recur_parse(repeats, &how, &rule, &ignored) != HUB_OK ||
        rule.scope == RECUR_RARE) {
        return arena_printf(a, "as its calendar file says: %s", repeats);
    }
    return recur_words(&rule, start, a);
}

static const char by_clock[] = ", by the clock of ";

const char *series_told(const struct event *e, struct arena *a)
{
    bool there = !str_empty(e->zone) && e->all_day != 1;
    const char *words =
        series_words(e->repeats, series_there(there ? e->zone : NULL, e->starts), e->all_day == 1, a);
    return *words && there ? arena_printf(a, "%s%s%s", words, by_clock, e->zone) : words;
}

/* Words that name other days than the start would make the start one date too many. */
static enum hub_rc must_name_start(
    const struct recur_rule *rule, hub_wall start, struct arena *a, struct hub_err *err)
{
    struct recur_series s = {.rule = rule, .start = start};
    struct recur_window w = {start, WALL_NONE, 1};
    struct recur_times times;
    char day[DATE_TEXT], first[DATE_TEXT];
    if (recur_names(rule, start, start)) {
        return HUB_OK;
    }
    struct recur_rule near = *rule; /* every second one begins with the first there is */
    near.interval = rule->freq == RECUR_WEEKLY ? 1 : rule->interval;
    s.rule = &near;
    enum hub_rc rc = recur_expand(&s, &w, NULL, a, &times, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (times.count == 0) {
        return hub_fail(err, HUB_EINVAL, "Repeats: that has no date from %s on.",
            date_medium(wall_date(start), day));
    }
    return hub_fail(err, HUB_EINVAL,
        "Repeats: that is not on %s, when it starts. Its first date would be %s: let it start "
        "then, or say it another way.",
        date_medium(wall_date(start), day), date_medium(wall_date(times.items[0].at), first));
}

static enum hub_rc from_words(const char *words, hub_wall start, bool all_day, struct arena *a,
    const char **text, struct hub_err *err)
{
    struct recur_rule rule;
    if (!wall_known(start)) {
        return hub_fail(err, HUB_EINVAL, "Repeats: when does it start? Fill that in first.");
    }
    enum hub_rc rc = recur_from_words(words, start, &rule, err);
    if (rc != HUB_OK) {
        return hub_err_wrap(err, "Repeats");
    }
    rc = must_name_start(&rule, start, a, err);
    *text = rc == HUB_OK ? recur_text(&rule, all_day, RECUR_UTC, a) : NULL;
    return rc;
}

/* The rule in what is typed, also behind the words hub shows it with; NULL: there is none. */
static const char *bare_rule(const char *typed, struct arena *a)
{
    static const char lead[] = "as its calendar file says: ";
    const char *fold = utf8_fold(a, typed);
    if (!strstr(fold, "freq=")) {
        return NULL;
    }
    return str_starts(fold, lead) ? typed + strlen(lead) : typed;
}

static const char *without_clock(const char *typed, struct arena *a)
{
    const char *at = strstr(typed, by_clock);
    return at ? arena_strndup(a, typed, (size_t)(at - typed)) : typed;
}

enum hub_rc series_rule(const char *typed, hub_wall start, bool all_day, struct arena *a,
    const char **rule, struct hub_err *err)
{
    struct recur_reading how = {.all_day = all_day, .start = start};
    struct recur_rule read;
    const char *words = str_trim(a, without_clock(typed ? typed : "", a));
    *rule = "";
    if (says_no(utf8_fold(a, words))) {
        return HUB_OK;
    }
    const char *bare = bare_rule(words, a);
    if (!bare) {
        return from_words(words, start, all_day, a, rule, err);
    }
    *rule = bare;
    return recur_parse(bare, &how, &read, err);
}

/* --- in a record ------------------------------------------------------------ */

static enum hub_rc settle_rule(struct event *e, struct arena *a, struct hub_err *err)
{
    const char *rule;
    if (str_empty(e->repeats) || bare_rule(e->repeats, a) || !wall_known(e->starts)) {
        return HUB_OK;
    }
    e->zone = NULL; /* words that are typed here mean the clock here */
    enum hub_rc rc = series_rule(e->repeats, e->starts, e->all_day == 1, a, &rule, err);
    if (rc == HUB_OK) {
        e->repeats = *rule ? rule : NULL;
    }
    return rc;
}

enum hub_rc series_settle(
    const struct noun *n, void *rec, const struct field **at, struct arena *a, struct hub_err *err)
{
    struct event *e = rec;
    const char *dates, *wrong = "repeats";
    if (n != &event_noun) {
        return HUB_OK;
    }
    enum hub_rc rc = settle_rule(e, a, err);
    if (rc == HUB_OK && !str_empty(e->also_on) && wall_known(e->starts)) {
        wrong = "also_on";
        rc = series_further(e->also_on, e->starts, e->all_day == 1, a, &dates, err);
        e->also_on = rc == HUB_OK ? dates : e->also_on;
    }
    if (rc != HUB_OK && at) {
        *at = noun_field(n, wrong);
    }
    return rc;
}

const char *series_shown(const struct field *f, const void *rec, struct arena *a)
{
    const struct event *e = rec;
    if (f == noun_field(&event_noun, "repeats") && !str_empty(e->repeats)) {
        return series_told(e, a);
    }
    if (f == noun_field(&event_noun, "also_on") && !str_empty(e->also_on)) {
        return series_further_words(e->also_on, e->starts, e->all_day == 1, a);
    }
    return NULL;
}
