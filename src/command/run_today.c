/* SPDX-License-Identifier: MIT */
/* hub today: the day sheet as text, or its lines as a table. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/sealed.h"
#include "hub/service/today.h"
#include "hub/service/today_words.h"
#include "rows_priv.h"

#include <string.h>

enum { PAGE_WIDTH = 80 };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* To the next space that is not within a phone number. */
static size_t word_length(const char *p)
{
    size_t len = strcspn(p, " ");
    while (len > 0 && p[len] == ' ' && digit(p[len - 1]) && digit(p[len + 1])) {
        len += 1 + strcspn(p + len + 1, " ");
    }
    return len;
}

/* `lead` in a column of `indent`, then the text, wrapped between words and indented. */
static enum hub_rc line(
    struct invocation *inv, int indent, const char *lead, const char *text, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    int at = utf8_width(lead);
    sb_add(&b, lead);
    sb_addf(&b, "%*s", indent > at ? indent - at : 1, "");
    at = indent > at ? indent : at + 1;
    int start = at;
    for (const char *p = text; *p;) {
        size_t len = word_length(p);
        const char *word = arena_strndup(inv->arena, p, len);
        int width = utf8_width(word);
        if (at > start && at + 1 + width > PAGE_WIDTH) {
            sb_addf(&b, "\n%*s", indent, "");
            at = start = indent;
        } else if (at > start) {
            sb_addc(&b, ' ');
            at++;
        }
        sb_add(&b, word);
        at += width;
        p += len + (p[len] == ' ');
    }
    return print(inv, err, "%s\n", sb_str(&b));
}

/* --- the page --- */

static enum hub_rc page_today(struct invocation *inv, const struct today *t, struct hub_err *err)
{
    char time[DATE_TEXT];
    enum hub_rc rc = print(inv, err, "\nTODAY\n");
    for (size_t i = 0; rc == HUB_OK && i < t->event_count; i++) {
        rc = line(inv, 14, arena_printf(inv->arena, " %s", today_hours(&t->events[i], inv->arena)),
            today_event_text(&t->events[i], inv->arena), err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->move_count; i++) {
        const struct today_move *m = &t->moves[i];
        rc = line(inv, 14, arena_printf(inv->arena, " %s", tod_iso(wall_tod(m->at), time)),
            today_move_text(m, inv->arena), err);
    }
    if (rc == HUB_OK && t->event_count + t->move_count == 0) {
        rc = print(inv, err, " Nothing is planned.\n");
    }
    return rc;
}

static enum hub_rc page_child(
    struct invocation *inv, const struct today_child *c, struct hub_err *err)
{
    const char *alert = today_alert_text(c, inv->arena);
    const char *name = arena_printf(inv->arena, "   %s", today_child_name(c, inv->arena));
    enum hub_rc rc = line(inv, 14, name, *alert ? alert : c->family, err);
    if (rc == HUB_OK) {
        rc = line(inv, 14, "", arena_printf(inv->arena, "ring %s", today_ring_text(c, inv->arena)), err);
    }
    if (rc == HUB_OK && *c->collect) {
        rc = line(inv, 14, "", arena_printf(inv->arena, "may collect: %s", c->collect), err);
    }
    return rc;
}

static enum hub_rc page_tonight(struct invocation *inv, const struct today *t, struct hub_err *err)
{
    const char *none = today_no_tonight_text(t);
    enum hub_rc rc = print(inv, err, "\n%s\n", *none ? none : "TONIGHT");
    for (size_t i = 0; rc == HUB_OK && i < t->host_count; i++) {
        const struct today_host *h = &t->hosts[i];
        rc = line(inv, 14, arena_printf(inv->arena, " %s", h->name), today_beds_text(h, inv->arena), err);
        for (size_t k = 0; rc == HUB_OK && k < h->count; k++) {
            rc = page_child(inv, &h->children[k], err);
        }
    }
    return rc;
}

static enum hub_rc page_needs(struct invocation *inv, const struct today *t, struct hub_err *err)
{
    enum hub_rc rc = t->need_count ? print(inv, err, "\nNEEDS YOU  %zu\n", t->need_count)
                                   : print(inv, err, "\n%s\n", today_no_needs_text(t));
    for (size_t i = 0; rc == HUB_OK && i < t->need_count; i++) {
        const char *lead = arena_printf(inv->arena, " %s", today_level_word(t->needs[i].level));
        rc = line(inv, 15, lead, t->needs[i].text, err);
    }
    if (rc == HUB_OK && t->drill) {
        rc = print(inv, err, " %s\n", t->drill);
    }
    return rc;
}

/* Of a copy: that it is one, and what is only in it. */
static enum hub_rc page_away(struct invocation *inv, struct hub_err *err)
{
    struct away_state s;
    hub_away_state(inv->hub, &s);
    return s.form == FORM_AWAY ? print(inv, err, "%s\n", hub_kept(inv->hub, inv->arena)) : HUB_OK;
}

static enum hub_rc page(struct invocation *inv, const struct today *t, struct hub_err *err)
{
    char day[DATE_TEXT], range[DATE_TEXT];
    const char *mark = hub_practice(inv->hub) ? "PRACTICE" : "";
    const char *title = hub_title(inv->hub);
    int gap = PAGE_WIDTH - utf8_width(title) - utf8_width(mark);
    enum hub_rc rc = *mark ? print(inv, err, "%s%*s%s\n", title, gap > 1 ? gap : 1, "", mark)
                           : print(inv, err, "%s\n", title);
    rc = rc == HUB_OK ? print(inv, err, "%s\n", date_long(t->day, day)) : rc;
    rc = rc == HUB_OK ? page_away(inv, err) : rc;
    rc = rc == HUB_OK ? page_today(inv, t, err) : rc;
    rc = rc == HUB_OK ? page_tonight(inv, t, err) : rc;
    rc = rc == HUB_OK ? page_needs(inv, t, err) : rc;
    if (rc == HUB_OK && date_known(t->rested_to)) {
        rc = print(inv, err, "\nYour own time was last %s.\n",
            date_range(t->rested_from, t->rested_to, range));
    }
    return rc;
}

/* --- the table --- */

static const struct column today_columns[] = {
    {"part", "Part", CELL_TEXT, false},
    {"when", "When", CELL_TEXT, false},
    {"host", "Host", CELL_TEXT, false},
    {"what", "What", CELL_TEXT, false},
    {"alert", "Alert", CELL_TEXT, false},
    {"ring", "Ring", CELL_TEXT, false},
    {"collect", "May collect", CELL_TEXT, false},
};

static enum hub_rc row(struct rows *rows, const char *part, const char *when, const char *host,
    const char *what, struct hub_err *err)
{
    const char *cells[] = {part, when, host, what, "", "", ""};
    return rows_add(rows, cells, err);
}

static enum hub_rc rows_of_tonight(
    struct rows *rows, const struct today_host *h, const char *day, struct hub_err *err)
{
    struct arena *a = rows->inv->arena;
    enum hub_rc rc = row(rows, "beds", day, h->name, today_beds_text(h, a), err);
    for (size_t i = 0; rc == HUB_OK && i < h->count; i++) {
        const struct today_child *c = &h->children[i];
        const char *cells[] = {"tonight", day, h->name, today_child_name(c, a), today_alert_text(c, a),
            today_ring_text(c, a), c->collect};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

static enum hub_rc table(struct invocation *inv, const struct today *t, struct hub_err *err)
{
    struct rows rows;
    struct arena *a = inv->arena;
    char when[DATE_TEXT];
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), today_columns,
        sizeof today_columns / sizeof *today_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < t->event_count; i++) {
        const struct today_event *e = &t->events[i];
        rc = row(&rows, "event", wall_iso(e->starts, when), "", today_event_text(e, a), err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->move_count; i++) {
        const struct today_move *m = &t->moves[i];
        rc = row(&rows, m->arrives ? "arrives" : "leaves", wall_iso(m->at, when), m->host,
            today_move_text(m, a), err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->host_count; i++) {
        rc = rows_of_tonight(&rows, &t->hosts[i], date_iso(t->day, when), err);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->need_count; i++) {
        const struct today_need *n = &t->needs[i];
        rc = n->kind == NEED_WORRY /* no file has it */
                 ? HUB_OK
                 : row(&rows, today_level_word(n->level), date_iso(n->when, when), "", n->text, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

enum hub_rc run_today(struct invocation *inv, struct hub_err *err)
{
    struct today today;
    hub_date day = option_date(inv, OPTION_DATE);
    day = date_known(day) ? day : hub_today(inv->hub);
    enum hub_rc rc = hub_today_on(inv->hub, day, inv->arena, &today, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return option_format(inv) == FORMAT_TEXT ? page(inv, &today, err) : table(inv, &today, err);
}
