/* SPDX-License-Identifier: MIT */
/*
 * Findings and fixes in words. One short writer a rule; each says who, how many
 * and where, without the dates, which are put after it. Titles come from the
 * rule table.
 */
#include "sentence_priv.h"
#include "hub/base/words.h"

#include <string.h>

const char *words_name(const char *const *names, int32_t i)
{
    return names && i >= 0 && !str_empty(names[i]) ? names[i] : "someone";
}

const char *words_host(const struct words *w)
{
    return words_name(w->names->hosts, w->f->host);
}

/* "Mia", "Mia and Theo", "Mia, Theo and Jo" */
void words_names(struct sb *b, const char *const *names, const int32_t *at, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (i > 0) {
            sb_add(b, i + 1 == count ? " and " : ", ");
        }
        sb_add(b, words_name(names, at[i]));
    }
}

void words_children(struct words *w)
{
    words_names(&w->b, w->names->children, w->f->children, w->f->child_count);
}

void words_count(struct words *w, int32_t n, const char *one, const char *many)
{
    sb_addf(&w->b, "%d %s", n, words_many(n, one, many));
}

const char *words_verb(const struct words *w, const char *one, const char *many)
{
    return words_many(w->f->child_count, one, many);
}

static const char *is_are(const struct words *w)
{
    return words_verb(w, "is", "are");
}

static void say_beds(struct words *w)
{
    words_count(w, w->f->numbers[0], "child", "children");
    sb_add(&w->b, ", ");
    words_count(w, w->f->numbers[1], "bed", "beds");
    sb_addf(&w->b, " at %s's", words_host(w));
    if (w->f->numbers[2]) {
        sb_add(&w->b, ", but no way to give each a bed that suits");
    }
}

static void say_two_places(struct words *w)
{
    const struct rota_stay *a = &w->facts->stays[w->f->other_stay];
    const struct rota_stay *b = &w->facts->stays[w->f->stay];
    words_children(w);
    if (a->host == b->host) {
        sb_addf(&w->b, " %s booked twice at %s's", is_are(w), words_host(w));
    } else {
        sb_addf(&w->b, " %s booked at %s's and at %s's at the same time", is_are(w),
            words_name(w->names->hosts, a->host), words_name(w->names->hosts, b->host));
    }
}

static void say_closed(struct words *w)
{
    if (w->f->numbers[0]) {
        sb_addf(&w->b, "no approved adult is at home at %s's; ", words_host(w));
    } else {
        sb_addf(&w->b, "%s is away or the home is closed; ", words_host(w));
    }
    words_children(w);
    sb_addf(&w->b, " %s booked there", is_are(w));
}

static void say_three(struct words *w)
{
    sb_addf(&w->b, "%d children at %s's at once, not all brothers and sisters", w->f->numbers[0],
        words_host(w));
    if (w->f->numbers[2]) {
        sb_addf(&w->b, ", with %d fostered there", w->f->numbers[2]);
    }
    sb_addf(&w->b, "; the most is %d", w->f->numbers[1]);
}

static void say_private(struct words *w)
{
    sb_addf(&w->b, "%d days for ", w->f->numbers[0]);
    words_children(w);
    sb_addf(&w->b,
        " by the end of this stay, without a real return home; %d make it private fostering",
        w->f->numbers[1]);
}

static void say_longest(struct words *w)
{
    sb_addf(&w->b, "%d days for ", w->f->numbers[0]);
    words_children(w);
    sb_addf(&w->b, " at %s's; the longest is %d", words_host(w), w->f->numbers[1]);
}

static void say_year(struct words *w)
{
    sb_addf(&w->b, "%d days away for ", w->f->numbers[0]);
    words_children(w);
    sb_addf(&w->b, " in 12 months; the most is %d", w->f->numbers[1]);
}

void words_stays(struct words *w)
{
    words_count(w, w->f->numbers[0], "stay of ", "stays of ");
    words_children(w);
}

static void say_basis(struct words *w)
{
    sb_add(&w->b, "not filled in for ");
    words_stays(w);
}

static void say_not_adopted(struct words *w)
{
    sb_add(&w->b, "who agreed, and when, is missing for ");
    words_stays(w);
}

static void say_elsewhere(struct words *w)
{
    if (w->f->numbers[1]) {
        sb_add(&w->b, "Yes, which changes the rules for ");
    } else {
        sb_add(&w->b, "Not asked in time for ");
    }
    words_stays(w);
}

static void say_long_stay(struct words *w)
{
    sb_add(&w->b, "missing for ");
    words_stays(w);
    sb_addf(&w->b, " over %d nights", w->f->numbers[1]);
}

void words_bits(struct words *w, const char *const *texts, int32_t mask)
{
    int32_t list[32], n = 0;
    for (int32_t bit = 0; bit < 31; bit++) {
        if (mask >> bit & 1) {
            list[n++] = bit;
        }
    }
    words_names(&w->b, texts, list, n);
}

void words_consents(struct words *w)
{
    static const char *const kinds[CONSENT_KINDS] = {"staying", "first aid", "emergency treatment",
        "medicine", "travel", "swimming", "photos", "screens", "activities", "telling school",
        "the group chat"};
    words_bits(w, kinds, w->f->numbers[1]);
}

static void say_consents(struct words *w)
{
    words_children(w);
    sb_add(&w->b, w->f->event < 0
                      ? words_verb(w, " has no yes or no yet for ", " have no yes or no yet for ")
                      : words_verb(w, " has no yes to ", " have no yes to "));
    words_consents(w);
    if (w->f->event >= 0) {
        sb_addf(&w->b, ", which %s needs", words_name(w->names->events, w->f->event));
    }
}

static void say_sharing(struct words *w)
{
    if (w->f->numbers[2]) {
        sb_addf(&w->b, "tell us the rooms at %s's, to see who shares; only ", words_host(w));
        words_count(w, w->f->numbers[0], "bed is known", "beds are known");
        return;
    }
    words_children(w);
    sb_addf(&w->b, " at %s's cannot be given rooms without a written agreement", words_host(w));
}

static void say_mixed(struct words *w)
{
    words_children(w);
    sb_addf(&w->b, " at %s's cannot be given rooms without girls and boys sharing", words_host(w));
}

static void say_apart_at_event(struct words *w)
{
    if (w->f->numbers[1]) {
        words_children(w);
    } else {
        const struct rota_family *f = w->facts->families;
        bool turn = f[w->f->family].rank > f[w->f->numbers[2]].rank;
        int32_t one = w->f->family, two = w->f->numbers[2];
        int32_t pair[2] = {turn ? two : one, turn ? one : two};
        words_names(&w->b, w->names->families, pair, 2);
    }
    sb_addf(&w->b, " both come to %s", words_name(w->names->events, w->f->event));
}

static void say_apart(struct words *w)
{
    if (w->f->event >= 0) {
        say_apart_at_event(w);
        return;
    }
    const struct rota_stay *a = &w->facts->stays[w->f->other_stay];
    const struct rota_stay *b = &w->facts->stays[w->f->stay];
    bool turn = w->facts->families[a->family].rank > w->facts->families[b->family].rank;
    int32_t pair[2] = {turn ? b->family : a->family, turn ? a->family : b->family};
    if (w->f->numbers[1]) {
        words_children(w);
    } else {
        words_names(&w->b, w->names->families, pair, 2);
    }
    if (w->f->numbers[0] == APART_WEEKEND) {
        sb_add(&w->b, " are booked on the same weekend");
    } else {
        sb_addf(&w->b, " are both at %s's", words_host(w));
    }
}

static void say_under_two(struct words *w)
{
    sb_add(&w->b, "no way to give ");
    words_children(w);
    sb_addf(
        &w->b, " beds at %s's with the babies, and only them, in the carers' room", words_host(w));
}

static void say_dbs(struct words *w)
{
    char until[DATE_TEXT];
    const char *who = words_name(w->names->people, w->f->person);
    if (w->f->numbers[1] == INT32_MIN) {
        sb_addf(&w->b, "none on file for %s at %s's", who, words_host(w));
    } else {
        sb_addf(&w->b, "%s at %s's, %s %s", who, words_host(w),
            w->f->level == LEVEL_WARN ? "good until" : "ran out on",
            date_plain((hub_date){w->f->numbers[1]}, until));
    }
    sb_add(&w->b, "; ");
    words_count(w, w->f->numbers[0], "stay", "stays");
}

static void say_nights(struct words *w)
{
    sb_addf(&w->b, "%d at %s's; the most is %d", w->f->numbers[0], words_host(w), w->f->numbers[1]);
}

static void say_changeover(struct words *w)
{
    char left[DATE_TEXT], came[DATE_TEXT], out[DATE_TEXT], in[DATE_TEXT];
    const struct rota_stay *a = &w->facts->stays[w->f->other_stay];
    sb_addf(&w->b, "at %s's %s leave at %s and %s arrive at %s; out by %s, in from %s",
        words_host(w), words_name(w->names->families, a->family),
        tod_iso((hub_tod){w->f->numbers[0]}, left), words_name(w->names->families, w->f->family),
        tod_iso((hub_tod){w->f->numbers[1]}, came), tod_iso((hub_tod){w->f->numbers[2]}, out),
        tod_iso((hub_tod){w->f->numbers[3]}, in));
}

// clang-format off
static const struct { int32_t rule; void (*say)(struct words *w); } sayings[] = {
    {1, say_beds}, {2, say_two_places}, {3, say_closed}, {4, say_three}, {5, say_private},
    {6, say_longest}, {7, say_year}, {8, say_basis}, {9, say_not_adopted}, {10, say_elsewhere},
    {11, say_long_stay}, {12, say_first_night}, {13, say_sheet_fresh}, {14, say_phones},
    {15, say_far_away}, {16, say_consent}, {17, say_consents}, {18, say_medicine},
    {19, say_allergy}, {20, say_collector}, {21, say_sharing}, {22, say_mixed}, {23, say_apart},
    {24, say_under_two}, {25, say_dbs}, {26, say_turns_18}, {27, say_helper}, {28, say_first_aid},
    {29, say_home_papers}, {30, say_grown_ups}, {31, say_risk_sheet}, {32, say_car_seats},
    {33, say_rest}, {34, say_nights}, {35, say_own_time}, {36, say_fair_shares}, {37, say_changeover}, {38, say_call},
    {39, say_school_run}, {40, say_child_said},
};
// clang-format on

static struct words words_start(const struct finding *f, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a)
{
    struct words w = {f, facts, names, sb_on(a)};
    const char *title = rule_find(f->rule)->title;
    sb_add(&w.b, title);
    sb_add(&w.b, strchr(title, '?') ? " " : strchr(title, ':') ? " – " : ": ");
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
        if (sayings[i].rule == f->rule) {
            sayings[i].say(&w);
        }
    }
    return w;
}

static const char *days_text(hub_date from, hub_date to, char buf[DATE_TEXT])
{
    return from.d == to.d ? date_medium(from, buf) : date_range(from, to, buf);
}

const char *finding_sentence(const struct finding *f, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a)
{
    char days[DATE_TEXT];
    struct words w = words_start(f, facts, names, a);
    sb_addf(&w.b, ", %s.", days_text(f->from, f->to, days));
    return sb_str(&w.b);
}

const char *finding_line(const struct finding *f, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a)
{
    struct words w = words_start(f, facts, names, a);
    sb_addc(&w.b, '.');
    return sb_str(&w.b);
}

/* Children of a stay in order of name. */
static void add_stay_children(
    struct sb *b, const struct rota_facts *facts, const struct rota_names *names, int32_t stay)
{
    int32_t n = 0, room = 0;
    for (int32_t i = 0; i < facts->stay_child_count; i++) {
        room += facts->stay_children[i].stay == stay;
    }
    int32_t *list = arena_array(b->a, (size_t)room + 1, sizeof *list);
    for (int32_t i = 0; i < facts->stay_child_count; i++) {
        int32_t child = facts->stay_children[i].child, at = n;
        if (facts->stay_children[i].stay != stay) {
            continue;
        }
        for (; at > 0 && facts->children[list[at - 1]].rank > facts->children[child].rank; at--) {
            list[at] = list[at - 1];
        }
        list[at] = child;
        n++;
    }
    if (n > 0) {
        words_names(b, names->children, list, n);
    } else {
        sb_add(b, words_name(names->families, facts->stays[stay].family));
    }
}

/* Of the dates they asked for, 1 to 3; 0: none of them, or the dates are as they were. */
static int choice_of(const struct fix *fix, const struct rota_facts *facts)
{
    const struct rota_stay *s = &facts->stays[fix->stay];
    for (int i = 0; i < 3 && !fix->same_dates; i++) {
        if (date_known(s->prefer[i]) && s->prefer[i].d == wall_date(fix->arrive).d) {
            return i + 1;
        }
    }
    return 0;
}

const char *fix_sentence(const struct fix *fix, const struct rota_facts *facts,
    const struct rota_names *names, struct arena *a)
{
    static const char *const choices[] = {
        "", " (their first choice)", " (their second choice)", " (their third choice)"};
    char days[DATE_TEXT];
    struct sb b = sb_on(a);
    add_stay_children(&b, facts, names, fix->stay);
    sb_addf(&b, " at %s's, %s%s", words_name(names->hosts, fix->host),
        days_text(wall_date(fix->arrive), wall_date(fix->leave), days),
        choices[choice_of(fix, facts)]);
    return sb_str(&b);
}
