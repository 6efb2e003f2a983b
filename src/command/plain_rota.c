/* SPDX-License-Identifier: MIT */
/* The rota: each night as a sentence, and what is wrong, with what would put it right. */
#include "plain_stay_priv.h"
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/rota.h"
#include "hub/service/rota_version.h"

enum { FIXES_MOST = 20, NIGHTS = 28, MONTH_DAYS = 31 };

/* --- what is wrong ------------------------------------------------------------------ */

struct report {
    struct plain *p;
    struct rota_report r;
};

static const char *finding_label(void *arg, size_t i, struct arena *a)
{
    const struct report *all = arg;
    const struct rota_report_row *row = &all->r.rows[i];
    char day[DATE_TEXT];
    const char *level = rule_level_shown(row->finding->level);
    if (all->p->hide) {
        return arena_printf(a, "%s: %s, %s", level, row->rule->title,
            date_short(row->finding->from, day));
    }
    return arena_printf(a, "%s: %s", level, row->sentence);
}

static void open_finding(struct plain *p, const struct rota_report_row *row)
{
    for (size_t i = 0; !p->hide && i < row->fix_count; i++) {
        say(p, "Try: %s", row->fixes[i]);
    }
    if (id_known(row->stay)) {
        plain_stay(p, row->stay);
    }
}

/* One question about a report made afresh; false: back. */
static bool ask_finding(struct plain *p, void *arg)
{
    const hub_date *of = arg, from = of[0], to = of[1];
    struct rota_book book;
    struct report all = {.p = p};
    struct hub_err err;
    char days[DATE_TEXT];
    const char *when = date_known(from) || date_known(to) ? date_range(from, to, days) : "any day";
    if (hub_rota_book(p->h, from, to, p->a, &book, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    rota_report_together(&book, FIXES_MOST, p->a, &all.r);
    if (all.r.count == 0) {
        say(p, "Nothing is wrong with the rota, %s.", when);
        return false;
    }
    struct choices c = {
        .title = arena_printf(p->a, "To put right, %s: %zu", when, all.r.count),
        .word = "line",
        .help = "Choose one for what to try, and the stay.",
        .count = all.r.count,
        .label = finding_label,
        .arg = &all,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_finding(p, &all.r.rows[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

static void say_findings(struct plain *p, hub_date from, hub_date to)
{
    hub_date of[] = {from, to};
    plain_until_left(p, ask_finding, of);
}

/* --- nights -------------------------------------------------------------------------- */

struct nights {
    struct plain *p;
    struct rota_book book;
    struct rota_grid grid;
    hub_date from;
    int32_t host_count;
};

static bool is_away(const struct nights *n, int32_t host, hub_date night)
{
    for (int32_t i = 0; i < n->book.facts.away_count; i++) {
        const struct rota_away *w = &n->book.facts.aways[i];
        bool since = !date_known(w->from) || w->from.d <= night.d;
        bool until = !date_known(w->to) || w->to.d >= night.d;
        if (w->host == host && w->person < 0 && since && until) {
            return true;
        }
    }
    return false;
}

/* "Jay, Siân" */
static const char *sleepers(const struct nights *n, int32_t host, hub_date night, int *count)
{
    struct sb b = sb_on(n->p->a);
    *count = 0;
    for (size_t i = 0; i < n->grid.count; i++) {
        const struct rota_cell *c = &n->grid.cells[i];
        if (c->host == host && c->night.d == night.d) {
            sb_addf(&b, "%s%s%s", b.len ? ", " : "",
                shown_name(n->p, n->book.names.children[c->child]), c->bed < 0 ? " (NO BED)" : "");
            (*count)++;
        }
    }
    return sb_str(&b);
}

/* "Fri 4 Dec 2026. Amina, 1 of 2 beds: Jay. Ben: away." Hosts with nobody are left out at first. */
static const char *night_text(const struct nights *n, hub_date night, bool all)
{
    struct sb b = sb_on(n->p->a);
    char day[DATE_TEXT];
    int count = 0, here = 0;
    sb_addf(&b, "%s.", all ? date_long(night, day) : date_medium(night, day));
    for (int32_t i = 0; i < n->host_count; i++) {
        const char *who = sleepers(n, i, night, &count);
        const char *host = shown_name(n->p, n->book.names.hosts[i]);
        bool away = is_away(n, i, night);
        here += count;
        if (count) {
            sb_addf(&b, " %s, %d of %d %s: %s.", host, count, n->grid.beds[i],
                words_many(n->grid.beds[i], "bed", "beds"), who);
        } else if (all) {
            sb_addf(&b, " %s: %s.", host,
                away ? "away"
                     : arena_printf(n->p->a, "%d %s free", n->grid.beds[i],
                           words_many(n->grid.beds[i], "bed", "beds")));
        }
        if (away && count) {
            sb_addf(&b, " %s is away.", host);
        }
    }
    if (here == 0) {
        sb_add(&b, " Nobody stays.");
    }
    return sb_str(&b);
}

static const char *night_label(void *arg, size_t i, struct arena *a)
{
    const struct nights *n = arg;
    return arena_strdup(a, night_text(n, date_add(n->from, (int)i), false));
}

struct stays {
    const struct nights *n;
    int32_t *of; /* stays of the night */
    size_t count;
};

static const char *stay_label(void *arg, size_t i, struct arena *a)
{
    const struct stays *s = arg;
    const struct rota_stay *stay = &s->n->book.facts.stays[s->of[i]];
    char days[DATE_TEXT];
    return arena_printf(a, "%s at %s's, %s",
        shown_name(s->n->p, s->n->book.names.families[stay->family]),
        shown_name(s->n->p, s->n->book.names.hosts[stay->host]),
        date_range(wall_date(stay->arrive), wall_date(stay->leave), days));
}

static struct stays stays_on(const struct nights *n, hub_date night)
{
    struct stays s = {n, arena_array(n->p->a, n->grid.count + 1, sizeof *s.of), 0};
    for (size_t i = 0; i < n->grid.count; i++) {
        bool seen = n->grid.cells[i].night.d != night.d;
        for (size_t k = 0; k < s.count && !seen; k++) {
            seen = s.of[k] == n->grid.cells[i].stay;
        }
        if (!seen) {
            s.of[s.count++] = n->grid.cells[i].stay;
        }
    }
    return s;
}

static void open_night(const struct nights *n, hub_date night)
{
    struct plain *p = n->p;
    struct stays s = stays_on(n, night);
    struct choices c = {.title = night_text(n, night, true),
        .word = "stay",
        .help = "+ books a sleepover for this night.",
        .count = s.count,
        .label = stay_label,
        .arg = &s,
        .add = if_met(p, "write stay", "Book a sleepover")};
    char iso[DATE_TEXT];
    int which = choose(p, &c);
    if (which >= 0) {
        plain_stay(p, (hub_id){n->book.facts.stays[s.of[which]].id});
    } else if (which == CHOSE_ADD) {
        struct assignment set[] = {
            {"arrive", arena_strdup(p->a, date_iso(night, iso))}, {"status", "draft"}};
        plain_add(p, noun_find("stay"), set, sizeof set / sizeof *set);
    }
}

static bool ask_date(struct plain *p, hub_date *day)
{
    struct hub_err err;
    say(p, "Which day? For example 5 dec, sat, +2w. 0 back");
    for (const char *text; (text = ask(p)) != NULL && !str_eq(text, "0");) {
        if (date_parse(text, hub_today(p->h), day, &err) == HUB_OK) {
            return true;
        }
        say_error(p, &err);
    }
    return false;
}

/* One question about nights read afresh; false: back. */
static bool ask_night(struct plain *p, void *arg)
{
    hub_date *from = arg;
    struct nights n = {.p = p, .from = *from};
    struct hub_err err;
    char days[DATE_TEXT];
    hub_date to = date_add(*from, NIGHTS - 1);
    if (hub_rota_book(p->h, *from, to, p->a, &n.book, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    rota_grid_fill(&n.book, *from, to, p->a, &n.grid);
    n.host_count = n.book.facts.host_count;
    struct choices c = {
        .title = arena_printf(p->a, "Nights, %s", date_range(*from, to, days)),
        .word = "night",
        .help = "Choose a night for every bed and its stays. + goes to another day.",
        .count = NIGHTS,
        .label = night_label,
        .arg = &n,
        .add = "Another day",
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_night(&n, date_add(*from, which));
    } else if (which == CHOSE_ADD) {
        ask_date(p, from);
    }
    return which != CHOSE_BACK && !p->ended;
}

static void say_nights(struct plain *p)
{
    hub_date from = hub_today(p->h);
    plain_until_left(p, ask_night, &from);
}

/* --- shares -------------------------------------------------------------------------- */

static void say_shares(struct plain *p)
{
    struct rota_tally t;
    struct hub_err err;
    char range[DATE_TEXT];
    if (hub_rota_shares(p->h, DATE_NONE, p->a, &t, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "%s. Emergencies take nothing from a share.",
        date_range(t.shares.from, t.shares.to, range));
    for (size_t i = 0; i < t.shares.family_count; i++) {
        const struct family_share *f = &t.shares.families[i];
        say(p, "%s: %s.", shown_name(p, t.book.family_full[f->family]),
            family_share_words(f, p->a));
    }
    for (size_t i = 0; i < t.shares.host_count; i++) {
        const struct host_share *h = &t.shares.hosts[i];
        say(p, "At %s's: %s.", shown_name(p, t.book.host_full[h->host]),
            host_share_words(h, p->a));
    }
}

/* --- versions ------------------------------------------------------------------------ */

struct versions {
    struct plain *p;
    struct rota_version_row *rows;
    size_t count;
};

static const char *version_label(void *arg, size_t i, struct arena *a)
{
    const struct versions *v = arg;
    struct rota_version_row row = v->rows[i];
    row.by = shown_name(v->p, row.by);
    return rota_version_title(&row, a);
}

static void say_version(struct plain *p, int32_t number)
{
    struct rota_changes c;
    struct hub_err err;
    if (hub_rota_changes(p->h, number, DATE_NONE, DATE_NONE, p->a, &c, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const char *counted = rota_changes_counted(&c, p->a);
    say(p, *counted ? "Changed since: %s." : "Nothing has changed since.", counted);
    for (size_t i = 0; i < c.count; i++) {
        if (c.items[i].kind != ROTA_SAME) {
            say(p, "%s", rota_change_sentence(&c.items[i], p->hide, p->a));
        }
    }
    say(p, "As it was published:");
    for (size_t i = 0; i < c.count; i++) {
        struct rota_change was = c.items[i];
        was.now = was.was;
        was.kind = was.kind == ROTA_NEW ? ROTA_NEW : ROTA_SAME;
        if (was.kind == ROTA_SAME) {
            say(p, "%s%s", rota_change_sentence(&was, p->hide, p->a),
                str_eq(was.was.status, "draft") ? ", a draft" : "");
        }
    }
}

static void publish(struct plain *p)
{
    struct rota_changes c;
    struct hub_err err;
    say(p, "The rota from today on becomes the next version.");
    static const char *const lines[] = {"Publish it"};
    if (choose_of(p, "Publish?", lines, 1) != 0) {
        return;
    }
    if (hub_rota_publish(p->h, DATE_NONE, DATE_NONE, NULL, p->a, &c, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "%s", rota_published_sentence(&c, p->a));
}

static void say_versions(struct plain *p)
{
    struct versions v = {.p = p};
    struct hub_err err;
    if (hub_rota_versions(p->h, p->a, &v.rows, &v.count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = v.count ? "Versions of the rota, newest first"
                                         : "The rota was not published yet",
        .word = "version",
        .help = "Choose one for what has changed since, and what it said. + publishes the next.",
        .count = v.count,
        .label = version_label,
        .arg = &v,
        .add = if_met(p, "write rota_version", "Publish the rota")};
    int which = choose(p, &c);
    if (which >= 0) {
        say_version(p, v.rows[which].number);
    } else if (which == CHOSE_ADD) {
        publish(p);
    }
}

/* --- the screen ------------------------------------------------------------------------ */

static void say_tonight(struct plain *p)
{
    say_findings(p, hub_today(p->h), hub_today(p->h));
}

static void say_month(struct plain *p)
{
    say_findings(p, hub_today(p->h), date_add(hub_today(p->h), MONTH_DAYS));
}

static void say_all(struct plain *p)
{
    say_findings(p, DATE_NONE, DATE_NONE);
}

static void list_stays(struct plain *p)
{
    plain_list(p, noun_find("stay"), NULL, ID_NONE);
}

static void book(struct plain *p)
{
    plain_add(p, noun_find("stay"), NULL, 0);
}

void plain_rota(struct plain *p, const void *unused)
{
    static const struct {
        const char *line, *needs;
        void (*does)(struct plain *p);
    } rows[] = {
        {"What is wrong tonight", NULL, say_tonight},
        {"What is wrong in the next 31 days", NULL, say_month},
        {"What is wrong at all", NULL, say_all},
        {"Who sleeps where, night by night", NULL, say_nights},
        {"Book a sleepover", "write stay", book},
        {"Stays", NULL, list_stays},
        {"Find dates for a family", "write stay", plain_offer},
        {"Fill a period with drafts", "write stay", plain_fill},
        {"Shares of the families and hosts", NULL, say_shares},
        {"Publish, and what has changed since", NULL, say_versions},
        {"Print", NULL, plain_papers},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    const char *lines[ROWS], *needs[ROWS];
    (void)unused;
    for (size_t i = 0; i < ROWS; i++) {
        lines[i] = rows[i].line;
        needs[i] = rows[i].needs;
    }
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_met(p, "Rota", lines, needs, ROWS);
        if (which >= 0) {
            rows[which].does(p);
        }
    }
}
