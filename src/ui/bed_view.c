/* SPDX-License-Identifier: MIT */
/* What Bed tonight shows. */
#include "bed_view_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"

enum { INDENT = 2, REVERSE = 4, STEP_COLS = 7, LEAST_ROWS = 3, MANY_ROWS = 1000, NEW_CHILD_COLS = 70 };

static const char *name_of(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

void bed_match(struct bed_view *s, struct arena *a)
{
    const char *needle = utf8_fold(a, str_trim(a, s->who.text));
    s->match_count = 0;
    for (int fit = PICK_BEGINS; fit > PICK_NOT; fit--) {
        for (size_t i = 0; i < s->pick_count && s->match_count < BED_MATCHES; i++) {
            if (pick_fits(&s->picks[i], needle) == (enum pick_fit)fit) {
                s->matches[s->match_count++] = i;
            }
        }
    }
    s->at = 0;
}

/* --- the page --- */

static void text(struct pane *p, unsigned style, const char *lead, const char *words)
{
    struct bed_view *s = p->state;
    if (!str_empty(words)) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){
                .style = style, .text = arena_printf(p->loaded, "%s%s", lead, words)});
    }
}

static void host_row(struct pane *p, const struct bed_host *x)
{
    struct bed_view *s = p->state;
    int free = x->beds - x->used;
    const char *beds = x->away   ? "away"
                       : free > 0 ? arena_printf(p->loaded, "%d of %d free", free, x->beds)
                                  : arena_printf(p->loaded, "FULL: %d of %d", x->used, x->beds);
    const char *with = !*x->children  ? ""
                       : p->view.hide ? " · children there"
                                      : arena_printf(p->loaded, " · with %s", x->children);
    const char *apart = *x->apart ? " · KEEP APART" : "";
    const char *name = name_of(p, x->name);
    int cols = utf8_width(name) + 2 > 10 ? utf8_width(name) + 2 : 10;
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){BED_ROW_HOST, x->id.n, true,
            *x->apart ? STYLE_ALERT : x->away ? STYLE_AWAY : STYLE_NORMAL, name, cols,
            arena_printf(p->loaded, "%s%s%s", beds, with, apart), NULL});
}

static void child_rows(struct pane *p)
{
    const struct bed_page *b = &((struct bed_view *)p->state)->page;
    bool hide = p->view.hide;
    text(p, *b->apart ? STYLE_WARN : STYLE_MUTED, "Keep apart from: ",
        !*b->apart ? "nobody" : hide ? "somebody" : b->apart);
    if (*b->allergy) {
        text(p, STYLE_ALERT, "", hide ? "ALLERGY" : b->allergy);
        text(p, STYLE_NORMAL, "Plan: ", hide ? "" : b->plan);
    }
    for (size_t i = 0; !hide && i < b->medicine_count; i++) {
        text(p, STYLE_NORMAL, "Medicine: ", b->medicines[i]);
    }
    if (!*b->allergy) {
        text(p, STYLE_MUTED, "", id_known(b->child) ? "No allergy is written down." : "Ask about allergies.");
    }
    if (!b->medicine_count) {
        text(p, STYLE_MUTED, "", id_known(b->child) ? "No medicine is written down." : "Ask about medicine.");
    }
    for (int i = 0; !hide && i < 2; i++) {
        text(p, STYLE_NORMAL, i ? "Then: " : "Ring: ", b->ring[i]);
    }
}

void bed_page_rows(struct pane *p)
{
    struct bed_view *s = p->state;
    rows_view_begin(&s->rows);
    s->rows.was_kind = BED_ROW_HOST;
    s->rows.was_id = s->host.n;
    rows_view_heading(&s->rows, p->loaded, "WHERE", "Up and Down choose");
    s->host_at = 0;
    for (size_t i = 0; i < s->page.host_count; i++) {
        host_row(p, &s->page.hosts[i]);
        s->host_at = id_eq(s->page.hosts[i].id, s->host) ? i : s->host_at;
    }
    s->warning_count = bed_warnings(&s->page, s->host_at, p->loaded, s->warnings);
    child_rows(p);
    text(p, STYLE_HINT, "",
        "Enter saves: an emergency, agreed, tonight, one night. Esc goes back.");
    rows_view_end(&s->rows);
}

/* --- now --- */

static void step_row(struct pane *p, int step)
{
    struct bed_view *s = p->state;
    const struct bed_todo *t = &s->todos.steps[step];
    bool done = wall_known(t->done);
    char time[DATE_TEXT];
    const char *words =
        done ? arena_printf(p->loaded, "%s · %s", p->view.hide ? "Done." : t->words,
                   name_of(p, t->by))
             : t->what;
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){BED_ROW_STEP, step + 1, true, done ? STYLE_OK : STYLE_NORMAL,
            done ? arena_printf(p->loaded, "%s", tod_iso(wall_tod(t->done), time)) : "[ ]",
            STEP_COLS, words, NULL});
}

void bed_now_rows(struct pane *p)
{
    struct bed_view *s = p->state;
    rows_view_begin(&s->rows);
    rows_view_heading(&s->rows, p->loaded, "DO NOW", NULL);
    for (int i = 0; i < BED_STEPS; i++) {
        step_row(p, i);
    }
    if (s->todos.no_number) {
        text(p, STYLE_WARN, "",
            "To have the number here next time: Enter on its line under NEEDS YOU.");
    }
    text(p, STYLE_HINT, "",
        "Enter ticks the line with the >, with what you typed and the time. Esc goes back; what is "
        "not ticked stays under NEEDS YOU.");
    rows_view_end(&s->rows);
}

/* --- draw --- */

static const char *label_of(const struct bed_view *s)
{
    static const char *const labels[] = {
        [BED_WHO] = "Which child?", [BED_PHONE] = "One phone number:", [BED_NOW] = "What was said:"};
    return s->stage != BED_PAGE ? labels[s->stage] : s->warning_count ? "What will you do?" : NULL;
}

static const struct edit *field_of(const struct bed_view *s)
{
    return s->stage == BED_WHO ? &s->who : s->stage == BED_PHONE ? &s->phone : &s->words;
}

static const char *title_of(const struct pane *p)
{
    const struct bed_view *s = p->state;
    const struct bed_page *b = &s->page;
    if (s->stage == BED_WHO) {
        return "BED TONIGHT";
    }
    if (s->stage == BED_NOW) {
        return arena_printf(p->loaded, "BED TONIGHT · %s%s%s", name_of(p, s->todos.child),
            *s->todos.host ? " is at " : " has no host yet",
            *s->todos.host ? arena_printf(p->loaded, "%s's", name_of(p, s->todos.host)) : "");
    }
    if (!id_known(s->child)) {
        return arena_printf(
            p->loaded, "BED TONIGHT · %s, not in the hub yet", name_of(p, s->who.text));
    }
    const char *age = b->age >= 0 ? arena_printf(p->loaded, " %d", b->age) : "";
    return arena_printf(p->loaded, "BED TONIGHT · %s%s · %s", name_of(p, b->name), age,
        name_of(p, b->family));
}

static int warning_rows(const struct bed_view *s, struct canvas *c, int row, int cols)
{
    int used = 0;
    for (size_t i = 0; s->stage == BED_PAGE && i < s->warning_count; i++) {
        used += canvas_wrap(c, (struct area){row + used, 1, MANY_ROWS, cols - 2}, STYLE_ALERT,
            s->warnings[i]);
    }
    return used;
}

/* Title, warnings, field; the rows have what is left. */
struct area bed_rows_area(const struct pane *p)
{
    const struct bed_view *s = p->state;
    struct canvas *c = canvas_create(1, 1);
    struct area before = canvas_enter(c, (struct area){0, 0, 0, 0});
    int rows = p->view.rows, top = 1 + (p->view.hide ? 0 : warning_rows(s, c, 0, p->view.cols));
    canvas_leave(c, before);
    canvas_destroy(c);
    top += label_of(s) ? 1 : 0;
    top = top > rows - LEAST_ROWS ? rows - LEAST_ROWS : top;
    top = top < 0 ? 0 : top;
    return (struct area){top, 0, rows - top, p->view.cols};
}

static void draw_field(const struct bed_view *s, struct canvas *c, int row)
{
    const char *label = label_of(s);
    int cols = canvas_cols(c), col = 1;
    if (label) {
        col += canvas_put(c, row, col, cols - col, STYLE_LABEL, label) + 1;
        edit_draw(field_of(s), c, (struct area){row, col, 1, cols - col - 1}, STYLE_FIELD, true);
    }
}

static void draw_match(const struct pane *p, struct canvas *c, size_t i, int row)
{
    const struct bed_view *s = p->state;
    int cols = canvas_cols(c) - INDENT;
    if (i < s->match_count) {
        const struct pick *k = &s->picks[s->matches[i]];
        canvas_putf(c, row, INDENT, cols, STYLE_NORMAL, "%s  %s", name_of(p, k->name),
            name_of(p, k->beside));
    } else {
        canvas_putf(c, row, INDENT, cols, STYLE_HINT,
            !s->who.len                      ? "%s"
            : canvas_cols(c) < NEW_CHILD_COLS ? "Not in the hub yet: %s"
                                              : "Not in the hub: %s. A name and one phone is enough.",
            s->who.len ? s->who.text : "A few letters of the name, then Enter.");
    }
    if (i == s->at) {
        canvas_put(c, row, 0, 1, STYLE_NORMAL, ">");
        canvas_select(c, row, INDENT, REVERSE, true);
    }
}

static void draw_matches(const struct pane *p, struct canvas *c)
{
    const struct bed_view *s = p->state;
    size_t rows = (size_t)canvas_rows(c), top = s->at >= rows ? s->at - rows + 1 : 0;
    for (size_t i = top; i <= s->match_count && i - top < rows; i++) {
        draw_match(p, c, i, (int)(i - top));
    }
}

void bed_draw(const struct pane *p, struct canvas *c)
{
    const struct bed_view *s = p->state;
    struct area rows = bed_rows_area(p);
    int cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_TITLE, title_of(p));
    if (!p->view.hide) {
        warning_rows(s, c, 1, cols);
    }
    canvas_fill(c, rows, STYLE_NORMAL);
    struct area before = canvas_enter(c, rows);
    if (s->stage == BED_WHO) {
        draw_matches(p, c);
    } else if (s->stage == BED_PHONE) {
        canvas_wrap(c, (struct area){0, INDENT, canvas_rows(c), cols - INDENT - 1}, STYLE_HINT,
            "Who can be rung about this child? Enter goes on without a number too.");
    } else {
        rows_view_draw(&s->rows, c, !label_of(s));
    }
    canvas_leave(c, before);
    if (rows.row > 0) {
        draw_field(s, c, rows.row - 1);
    }
}
