/* SPDX-License-Identifier: MIT */
/* What stands on Today: the day and the night at the left, what needs the carer at the right. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/service/need.h"
#include "hub/service/today_words.h"
#include "today_priv.h"

#include <stdio.h>
#include <string.h>

/* NEEDS_FROM: the row of the first need, below the heading. */
enum { TIME_COLS = 6, NAME_COLS = 9, MARK_COLS = 2, NEEDS_FROM = 1 };

static const char *name_of(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

static const char *names_of(const struct pane *p, const char *names)
{
    return p->view.hide ? utf8_initials_each(p->loaded, names) : names;
}

/* "21 Nov", with its weekday */
static const char *day_of(const struct pane *p, hub_date d)
{
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    return arena_printf(p->loaded, "%.3s %d %.3s", date_weekday_name(date_weekday(d)), day,
        date_month_name(month));
}

static const char *time_of(const struct pane *p, hub_wall w)
{
    char text[DATE_TEXT];
    return arena_strdup(p->loaded, tod_iso(wall_tod(w), text));
}

static void text_row(struct pane *p, struct rows_view *v, unsigned style, const char *text)
{
    rows_view_add(v, p->loaded, (struct view_row){.style = style, .text = text});
}

/* --- today --- */

static void event_row(struct pane *p, struct rows_view *v, const struct today_event *e)
{
    struct sb b = sb_on(p->loaded);
    bool begins = wall_date(e->starts).d == e->shown.d;
    sb_add(&b, e->name);
    if (!begins) {
        sb_addf(&b, ", %s", today_hours(e, p->loaded));
    }
    if (!p->view.hide && *e->place) {
        sb_addf(&b, ", %s", e->place);
    }
    if (*e->said) {
        sb_addf(&b, " · %s", e->said);
    }
    rows_view_add(v, p->loaded, (struct view_row){ROW_EVENT, e->id.n, true, STYLE_NORMAL,
                                    !begins       ? ""
                                    : e->all_day ? "day"
                                                 : time_of(p, e->starts), TIME_COLS, sb_str(&b), NULL});
}

static const char *move_word(const struct pane *p, const struct today_move *m)
{
    hub_wall now = ((const struct today_pane *)p->state)->now;
    bool many = strchr(m->children, ',') != NULL, past = m->at.min <= now.min;
    if (m->arrives) {
        return past ? "arrived" : many ? "come" : "comes";
    }
    return past ? "went home" : many ? "go home" : "goes home";
}

static void move_row(struct pane *p, struct rows_view *v, const struct today_move *m)
{
    struct sb b = sb_on(p->loaded);
    sb_addf(&b, "%s %s %s", names_of(p, m->children), name_of(p, m->family), move_word(p, m));
    if (*m->host) {
        sb_addf(&b, " · %s", name_of(p, m->host));
    }
    if (m->arrives && *m->reason) {
        sb_addf(&b, " · %s", m->reason);
    }
    if (*m->who && !p->view.hide) {
        sb_addf(&b, " · %s %s", m->who, m->arrives ? "brings" : "collects");
    }
    rows_view_add(v, p->loaded, (struct view_row){m->arrives ? ROW_COMES : ROW_GOES, m->stay.n, true,
                                    STYLE_NORMAL, time_of(p, m->at), TIME_COLS, sb_str(&b), NULL});
}

/* --- tonight --- */

static const char *alert_of(const struct pane *p, const struct today_child *c)
{
    struct sb b = sb_on(p->loaded);
    if (p->view.hide) {
        return arena_strndup(p->loaded, c->alert, strcspn(c->alert, " ,;:"));
    }
    sb_add(&b, c->alert);
    if (*c->alert && *c->pen) {
        sb_addf(&b, " · pen: %s", c->pen);
    }
    return sb_str(&b);
}

static void child_row(struct pane *p, struct rows_view *v, const struct today_child *c)
{
    struct sb b = sb_on(p->loaded);
    const char *alert = alert_of(p, c);
    bool doses = !p->view.hide && c->dose_count;
    sb_add(&b, alert);
    sb_addf(&b, "%s%s", c->no_bed && b.len ? " · " : "", c->no_bed ? "NO BED" : "");
    sb_addf(&b, "%s%s", c->no_photos && b.len ? " · " : "", c->no_photos ? "no photos" : "");
    const char *lead = c->age >= 0 ? arena_printf(p->loaded, "%s %d", name_of(p, c->name), c->age)
                                   : name_of(p, c->name);
    int cols = utf8_width(lead) + 2 > NAME_COLS ? utf8_width(lead) + 2 : NAME_COLS;
    size_t at = b.len || !doses ? 0 : 1; /* the first medicine stands beside the name */
    rows_view_add(v, p->loaded,
        (struct view_row){ROW_CHILD, c->child.n, true,
            *alert || c->no_bed ? STYLE_ALERT : STYLE_NORMAL, lead, cols,
            b.len ? sb_str(&b) : at ? c->doses[0] : "", NULL});
    for (; doses && at < c->dose_count; at++) {
        rows_view_add(v, p->loaded,
            (struct view_row){ROW_TEXT, 0, false, STYLE_NORMAL, "", cols, c->doses[at], NULL});
    }
}

/* Once for brothers and sisters. */
static void ring_row(struct pane *p, struct rows_view *v, const struct today_host *h, size_t at)
{
    const struct today_child *c = &h->children[at];
    bool again = at + 1 < h->count && str_eq(h->children[at + 1].ring[0], c->ring[0]) &&
                 str_eq(h->children[at + 1].family, c->family);
    if (again || p->view.hide) {
        return;
    }
    text_row(p, v, *c->ring[0] ? STYLE_NORMAL : STYLE_WARN,
        *c->ring[0] ? arena_printf(p->loaded, "ring: %s", c->ring[0])
                    : "ring: nobody is written down");
}

static const char *beds_of(const struct pane *p, const struct today_host *h)
{
    int free = h->beds - (int)h->count;
    if (free < 0) {
        return arena_printf(p->loaded, "MUST FIX: %zu children, %d beds", h->count, h->beds);
    }
    if (free == 0) {
        return arena_printf(
            p->loaded, "FULL: %zu of %d %s", h->count, h->beds, words_many(h->beds, "bed", "beds"));
    }
    return arena_printf(p->loaded, "%zu of %d beds, %d free", h->count, h->beds, free);
}

static void host_rows(struct pane *p, struct rows_view *v, const struct today_host *h)
{
    text_row(p, v, (int)h->count > h->beds ? STYLE_ALERT : STYLE_LABEL,
        arena_printf(p->loaded, "%s  %s", name_of(p, h->name), beds_of(p, h)));
    for (size_t i = 0; i < h->count; i++) {
        child_row(p, v, &h->children[i]);
        ring_row(p, v, h, i);
    }
}

/* "Free: Ben 2, Ruth 1 · away: Osian" */
static const char *free_of(const struct pane *p, const struct today *t)
{
    struct sb free = sb_on(p->loaded), away = sb_on(p->loaded);
    for (size_t i = 0; i < t->host_count; i++) {
        const struct today_host *h = &t->hosts[i];
        if (h->count == 0 && h->away) {
            sb_addf(&away, "%s%s", away.len ? ", " : "", name_of(p, h->name));
        } else if (h->count == 0 && h->beds > 0) {
            sb_addf(&free, "%s%s %d", free.len ? ", " : "", name_of(p, h->name), h->beds);
        }
    }
    return arena_printf(p->loaded, "%s%s%s%s%s", free.len ? "Beds free: " : "", sb_str(&free),
        free.len && away.len ? " · " : "", away.len ? "away: " : "", sb_str(&away));
}

static void tonight_rows(struct pane *p, struct rows_view *v)
{
    const struct today *t = &((struct today_pane *)p->state)->view;
    const char *none = today_no_tonight_text(t);
    size_t here = 0;
    if (*none) {
        text_row(p, v, STYLE_MUTED, none);
        return;
    }
    for (size_t i = 0; i < t->host_count; i++) {
        here += t->hosts[i].count;
    }
    rows_view_heading(v, p->loaded, "TONIGHT",
        here == 0   ? "nobody stays"
        : here == 1 ? "1 child"
                    : arena_printf(p->loaded, "%zu children", here));
    for (size_t i = 0; i < t->host_count; i++) {
        if (t->hosts[i].count) {
            host_rows(p, v, &t->hosts[i]);
        }
    }
    const char *free = free_of(p, t);
    if (*free) {
        text_row(p, v, STYLE_MUTED, free);
    }
}

static void rest_row(struct pane *p, struct rows_view *v)
{
    const struct today *t = &((struct today_pane *)p->state)->view;
    char range[DATE_TEXT];
    const char *rest = date_known(t->rested_to)
                           ? arena_printf(p->loaded, "You last rested %s",
                                 date_range(t->rested_from, t->rested_to, range))
                           : "No rest of yours is written down.";
    rows_view_add(v, p->loaded,
        (struct view_row){.kind = ROW_REST,
            .id = t->rest_host.n,
            .pick = id_known(t->rest_host),
            .style = STYLE_MUTED,
            .text = rest});
}

void today_day_rows(struct pane *p)
{
    struct today_pane *s = p->state;
    struct rows_view *v = &s->parts[TODAY_DAY];
    const struct today *t = &s->view;
    v->news = p->view.news;
    rows_view_begin(v);
    rows_view_heading(v, p->loaded,
        arena_printf(p->loaded, "TODAY  %s%s%s", day_of(p, t->day), *s->hub_name ? " · " : "",
            s->hub_name),
        p->view.single ? arena_printf(p->loaded, "Tab: NEEDS YOU %zu", t->need_count) : NULL);
    for (size_t i = 0; i < t->event_count; i++) {
        event_row(p, v, &t->events[i]);
    }
    for (size_t i = 0; i < t->move_count; i++) {
        move_row(p, v, &t->moves[i]);
    }
    if (t->event_count + t->move_count == 0) {
        text_row(p, v, STYLE_MUTED, "Nothing is planned.");
    }
    tonight_rows(p, v);
    if (!t->of_event) {
        rest_row(p, v);
    }
    rows_view_end(v);
}

/* --- needs --- */

/* While names are hidden: what it is, without whom. */
static const char *hidden_need(const struct pane *p, const struct today_need *n)
{
    const char *word = need_word(n->kind);
    return date_known(n->when) ? arena_printf(p->loaded, "%s, %s", word, day_of(p, n->when)) : word;
}

/* Its record and its words: a need that is still there after a load is the same. */
static int64_t need_id(const struct today_need *n)
{
    uint64_t hash = (uint64_t)n->record.n;
    for (const char *s = n->text; *s; s++) {
        hash = (hash ^ (unsigned char)*s) * 1099511628211U; /* FNV-1a */
    }
    return (int64_t)(hash >> 1);
}

static void need_row(struct pane *p, struct rows_view *v, const struct today_need *n)
{
    bool first = n->level == NEED_FIRST;
    unsigned style = first ? STYLE_ALERT : n->level == NEED_CHECK ? STYLE_WARN : STYLE_NORMAL;
    rows_view_add(v, p->loaded,
        (struct view_row){ROW_NEED, need_id(n), true, style, first ? "!" : "·", MARK_COLS,
            p->view.hide ? hidden_need(p, n) : n->text, NULL});
}

const struct today_need *today_need_at(const struct today_pane *s)
{
    const struct rows_view *v = &s->parts[TODAY_NEEDS];
    const struct view_row *row = rows_view_selected(v);
    return row && row->kind == ROW_NEED ? &s->view.needs[v->at - NEEDS_FROM] : NULL;
}

static void since_rows(struct pane *p, struct rows_view *v, const struct since_view *s)
{
    rows_view_heading(v, p->loaded, "SINCE YOU WERE LAST HERE", NULL);
    for (size_t i = 0; i < s->count; i++) {
        const struct since_line *l = &s->lines[i];
        text_row(p, v, STYLE_NORMAL,
            p->view.hide ? arena_printf(p->loaded, "%s: %zu %s",
                               utf8_initials(p->loaded, l->who), l->steps, words_many(l->steps, "change", "changes"))
                         : arena_printf(p->loaded, "%s %s", l->who, l->what));
    }
    if (s->cut) {
        text_row(p, v, STYLE_MUTED, "More was done before: m, History of all.");
    } else if (s->more) {
        text_row(p, v, STYLE_MUTED, arena_printf(p->loaded, "and %zu more", s->more));
    }
    if (s->count == 0 && !s->cut) {
        text_row(p, v, STYLE_MUTED,
            stamp_known(s->from) ? "Nobody else changed anything." : "This is your first time here.");
    }
}

void today_needs_rows(struct pane *p)
{
    struct today_pane *s = p->state;
    struct rows_view *v = &s->parts[TODAY_NEEDS];
    char count[16];
    rows_view_begin(v);
    snprintf(count, sizeof count, "%zu", s->view.need_count);
    rows_view_heading(v, p->loaded, "NEEDS YOU", arena_strdup(p->loaded, count));
    for (size_t i = 0; i < s->view.need_count; i++) {
        need_row(p, v, &s->view.needs[i]);
    }
    if (s->view.need_count == 0) {
        text_row(p, v, STYLE_OK, s->view.stale ? "Looking …" : today_no_needs_text(&s->view));
    }
    if (s->view.drill) {
        text_row(p, v, STYLE_MUTED, s->view.drill);
    }
    since_rows(p, v, &s->since);
    rows_view_end(v);
}
