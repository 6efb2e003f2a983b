/* SPDX-License-Identifier: MIT */
/* The figures: each number, how it was counted, its twelve months, its list; sent, printed, told. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/model/figures.h"
#include "hub/service/figures.h"

struct sums {
    struct plain *p;
    enum figures_span span;
    struct figures_days days;
    struct figures f;
    const struct figure_item *items;
};

static int year_starts(const struct plain *p)
{
    return hub_config(p->h)->figures.year_starts;
}

static bool read_figures(struct sums *s)
{
    struct hub_err err;
    if (hub_figures(s->p->h, ID_NONE, s->days, s->p->a, &s->f, &err) != HUB_OK) {
        say_error(s->p, &err);
        return false;
    }
    return true;
}

/* --- one number -------------------------------------------------------------------------- */

static const char *item_label(void *arg, size_t i, struct arena *a)
{
    const struct sums *s = arg;
    const struct figure_item *item = &s->items[i];
    char day[DATE_TEXT];
    return arena_printf(a, "%s%s%s%s%s", date_known(item->day) ? date_medium(item->day, day) : "",
        date_known(item->day) && *item->name ? ", " : "", shown_name(s->p, item->name),
        *item->what ? ", " : "", item->what);
}

static void say_months(struct sums *s, const struct figure_number *n)
{
    struct sb b = sb_on(s->p->a);
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        int y, month, day;
        date_to_ymd(s->f.months[m], &y, &month, &day);
        if (n->known[m]) {
            sb_addf(&b, "%s%s %lld", b.len ? ", " : "", date_month_name(month),
                (long long)n->months[m]);
        }
    }
    say(s->p, "Month by month: %s.", sb_str(&b));
}

static void open_number(struct sums *s, const struct figure_number *n)
{
    struct plain *p = s->p;
    struct figure_item *items;
    struct hub_err err;
    size_t count;
    say(p, "%s: %lld. %s", figure_title(n->figure, p->a), (long long)n->number, n->figure->how);
    if (*n->since) {
        say(p, "Since sent: %s.", n->since);
    }
    say_months(s, n);
    if (hub_figure_list(p->h, s->f.hub, n->figure, s->days, p->a, &items, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    s->items = items;
    for (int which = 0; count > 0 && which != CHOSE_BACK && !p->ended;) {
        which = choose(p, &(struct choices){.title = "The list behind it",
                              .word = "line",
                              .count = count,
                              .label = item_label,
                              .arg = s});
        if (which >= 0 && id_known(items[which].id)) {
            plain_record(p, items[which].noun, items[which].id, NULL);
        }
    }
}

static const char *number_label(void *arg, size_t i, struct arena *a)
{
    const struct sums *s = arg;
    const struct figure_number *n = &s->f.items[i];
    return arena_printf(a, "%s: %lld%s%s", figure_title(n->figure, a), (long long)n->number,
        *n->since ? ", since sent " : "", n->since);
}

static void numbers(struct sums *s)
{
    for (int which = 0; which != CHOSE_BACK && !s->p->ended && read_figures(s);) {
        which = choose(s->p, &(struct choices){.title = figures_days_words(s->days, s->p->a),
                                 .word = "number",
                                 .help = "Choose one for how it was counted, and its list.",
                                 .count = s->f.count,
                                 .label = number_label,
                                 .arg = s});
        if (which >= 0) {
            open_number(s, &s->f.items[which]);
        }
    }
}

/* --- words ----------------------------------------------------------------------------------- */

static const char *text_label(void *arg, size_t i, struct arena *a)
{
    static const char *const kinds[] = {"Story", "What changed", "Learned", "Said"};
    const struct sums *s = arg;
    const struct figures_text *t = &s->f.texts[i];
    return s->p->hide ? kinds[t->kind]
                      : arena_printf(a, "%s: %s", kinds[t->kind],
                            t->kind == FIGURES_QUOTE ? t->quote : t->title);
}

static void write_story(struct sums *s)
{
    char iso[DATE_TEXT];
    int y, m, d;
    date_to_ymd(s->f.until.d < s->days.from.d ? s->days.from : s->f.until, &y, &m, &d);
    struct assignment set[] = {
        {"month", arena_strdup(s->p->a, date_iso(date_from_ymd(y, m, 1), iso))},
        {"hub", id_text(s->p->a, s->f.hub)}};
    plain_add(s->p, &story_noun, set, sizeof set / sizeof *set);
}

static void words(struct sums *s)
{
    for (int which = 0; which != CHOSE_BACK && !s->p->ended && read_figures(s);) {
        which = choose(s->p, &(struct choices){.title = "In words",
                                 .word = "line",
                                 .help = "Stories without names, and what may be quoted.",
                                 .count = s->f.text_count,
                                 .label = text_label,
                                 .arg = s,
                                 .add = if_met(s->p, "write story", "Write a story")});
        if (which >= 0) {
            plain_record(s->p, s->f.texts[which].noun, s->f.texts[which].id, NULL);
        } else if (which == CHOSE_ADD) {
            write_story(s);
        }
    }
}

/* --- sent, on paper --------------------------------------------------------------------------- */

static void mark_sent(struct sums *s)
{
    struct plain *p = s->p;
    struct hub_err err;
    const char *sent = figures_sent_words(&s->f.sent, p->a);
    if (*sent && !p->hide) {
        say(p, "%s.", sent);
    }
    say(p, "These numbers are kept as they are now. To whom were they sent? Enter: not said. 0 back");
    const char *to = ask(p);
    if (!to || str_eq(to, "0")) {
        return;
    }
    if (hub_figures_mark_sent(p->h, s->f.hub, s->days, to, p->a, &s->f, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "Kept as copy %d. What changes later is told beside it.", s->f.sent.number);
}

static void print_page(struct sums *s)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    const char *const page[] = {"print", "figures", "--from", date_iso(s->days.from, from), "--to",
        date_iso(s->days.to, to), "--hub", s->f.hub_name};
    plain_print_words(s->p, page, sizeof page / sizeof *page);
}

/* --- which days --------------------------------------------------------------------------------- */

static void other_span(struct sums *s)
{
    static const char *const lines[] = {"A month", "A quarter", "A year"};
    int which = choose_of(s->p, "How long?", lines, FIGURES_SPANS);
    if (which >= 0) {
        hub_date day = s->f.until.d < s->days.from.d ? s->days.from : s->f.until;
        s->span = (enum figures_span)which;
        s->days = figures_days_of(s->span, day, year_starts(s->p));
    }
}

/* One question about these days; false: back. */
static bool ask_days(struct plain *p, void *arg)
{
    struct sums *s = arg;
    enum { NUMBERS, WORDS, SENT, PRINT, BEFORE, AFTER, SPAN };
    static const char *const lines[] = {"The numbers", "In words: stories, what may be quoted",
        "Keep them as sent", "Print the page", "The time before", "The time after",
        "A month, a quarter or a year"};
    if (!read_figures(s)) {
        return false;
    }
    const char *title = arena_printf(p->a, "Figures, %s", figures_days_words(s->days, p->a));
    int which = choose_of(p, title, lines, sizeof lines / sizeof *lines);
    if (which == BEFORE || which == AFTER) {
        s->days = figures_days_step(s->span, s->days, which == AFTER ? 1 : -1);
    }
    void (*const does[])(struct sums *) = {
        [NUMBERS] = numbers, [WORDS] = words, [SENT] = mark_sent, [PRINT] = print_page,
        [SPAN] = other_span};
    if (which >= 0 && does[which]) {
        does[which](s);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_figures(struct plain *p, const void *unused)
{
    struct sums s = {.p = p,
        .span = FIGURES_MONTH,
        .days = figures_days_of(FIGURES_MONTH, hub_today(p->h), year_starts(p))};
    (void)unused;
    plain_until_left(p, ask_days, &s);
}
