/* SPDX-License-Identifier: MIT */
/* The parts of a family, a host, an event, as the screen has them: what is late, short or missing. */
#include "hub/base/str.h"
#include "plain_schemes_priv.h"

struct reading {
    struct plain *p;
    const struct part *part;
    hub_id id;
    struct part_view view;
    const struct part_line **lines; /* those that can be chosen */
    size_t count;
    const struct noun *noun; /* whose lines open in a way of their own … */
    void (*open)(struct plain *p, hub_id id); /* … this; NULL: none do */
};

const char *plain_parts_label(const struct noun *n, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t count, first = part_first(n->name, &count);
    for (size_t i = 0; i < count; i++) {
        sb_addf(&b, "%s%s", i ? ", " : "By parts: ", parts[first + i].title);
    }
    return sb_str(&b);
}

static bool is_choice(const struct part_line *l)
{
    return l->kind != PART_HEADING && l->kind != PART_TEXT;
}

/* "Grace (mum): 07700 900123 · ring first (ends soon)" */
static const char *line_text(const struct part_line *l, struct arena *a)
{
    const char *lead = l->lead ? str_trim(a, l->lead) : "", *text = l->text ? l->text : "";
    return arena_printf(a, "%s%s%s%s%s%s", lead, *lead && *text ? ": " : "", text,
        l->mark ? " (" : "", l->mark ? l->mark : "", l->mark ? ")" : "");
}

/* The first line of a group has the group's name before it. */
static const char *part_label(void *arg, size_t i, struct arena *a)
{
    const struct reading *r = arg;
    const struct part_line *l = r->lines[i];
    const char *text = line_text(l, a);
    bool headed = l > r->view.lines && l[-1].kind == PART_HEADING && !str_empty(l[-1].text);
    return headed ? arena_printf(a, "%s: %s", l[-1].text, text) : text;
}

/* What can only be read is read out; the rest is to be chosen from. */
static void sort_lines(struct reading *r, bool aloud)
{
    const struct part_view *v = &r->view;
    r->lines = arena_array(r->p->a, v->count + 1, sizeof *r->lines);
    r->count = 0;
    for (size_t i = 0; i < v->count; i++) {
        if (is_choice(&v->lines[i])) {
            r->lines[r->count++] = &v->lines[i];
        } else if (aloud && v->lines[i].kind == PART_TEXT) {
            say(r->p, "%s", line_text(&v->lines[i], r->p->a));
        }
    }
    if (aloud && r->count == 0 && !str_empty(v->empty)) {
        say(r->p, "%s", v->empty);
    }
}

static void open_line(struct reading *r, const struct part_line *line)
{
    if (line->kind == PART_ABSENT) {
        struct assignment set[PART_PRESETS];
        size_t count = part_presets(r->part, &r->view, line, line->noun, r->p->a, set);
        plain_add(r->p, line->noun, set, count);
    } else if (r->open && line->noun == r->noun) {
        r->open(r->p, line->id);
    } else {
        plain_record(r->p, line->noun, line->id, NULL);
    }
}

/* One more of the first that the part holds. */
static void add_line(struct reading *r)
{
    struct assignment set[PART_PRESETS];
    const struct noun *n = noun_find(str_part(r->p->a, r->part->adds, 0));
    size_t count = part_presets(r->part, &r->view, NULL, n, r->p->a, set);
    plain_add(r->p, n, set, count);
}

/* "Add: Consent", for those who may; NULL. */
static const char *adds_line(const struct reading *r)
{
    struct arena *a = r->p->a;
    const struct noun *n = r->part->adds ? noun_find(str_part(a, r->part->adds, 0)) : NULL;
    return n ? if_met(r->p, arena_printf(a, "write %s", n->name), arena_printf(a, "Add: %s", n->title))
             : NULL;
}

static bool ask_part(struct plain *p, void *arg, bool aloud)
{
    struct reading *r = arg;
    struct hub_err err;
    if (hub_part(p->h, r->part, r->id, p->hide ? DETAIL_HIDE : 0, p->a, &r->view, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (aloud && !str_empty(r->view.state)) {
        say(p, "\n%s", r->view.state);
    }
    sort_lines(r, aloud);
    struct choices c = {
        .title = arena_printf(p->a, "%s of %s: %zu", r->part->title, r->view.title, r->count),
        .count = r->count,
        .label = part_label,
        .arg = r,
        .add = adds_line(r)};
    int which = choose(p, &c);
    if (which >= 0) {
        open_line(r, r->lines[which]);
    } else if (which == CHOSE_ADD) {
        add_line(r);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_part_lines(struct plain *p, const struct part *part, hub_id id, const struct noun *n,
    void (*open)(struct plain *p, hub_id id))
{
    struct reading r = {.p = p, .part = part, .id = id, .noun = n, .open = open};
    plain_aloud_until_left(p, ask_part, &r);
}

void plain_parts(struct plain *p, const struct noun *n, hub_id id)
{
    size_t count, first = part_first(n->name, &count);
    const char **titles = arena_array(p->a, count + 1, sizeof *titles);
    for (size_t i = 0; i < count; i++) {
        titles[i] = parts[first + i].title;
    }
    for (int which = 0; count && which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, "Which part?", titles, count);
        if (which >= 0) {
            plain_part_lines(p, &parts[first + (size_t)which], id, NULL, NULL);
        }
    }
}
