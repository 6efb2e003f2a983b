/* SPDX-License-Identifier: MIT */
/* Where the parts and fields of a form stand, and drawing them. Nothing here changes anything. */
#include "form_repeat_priv.h"
#include "form_value_priv.h"
#include "form_view_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

enum {
    PARTS_COLS = 26, /* the list of parts */
    LABEL_LEAST = 14,
    LABEL_MOST = 24, /* of columns beside the text; a longer label stands above it */
    HINT_ROWS = 2,
    HINT_TALL = 3, /* where a whole part fits above it */
    TALL_ROWS = 18,
    HEAD_ROWS = 1,
    NOTE_ROWS = 3,  /* a note with the cursor in it has at least these */
    SMALL_ROWS = 8, /* below, the hint goes */
    COUNT_COLS = 20,
};

static int at_most(int n, int most)
{
    return n < most ? n : most;
}

/* The widest label that can stand beside the text, at most two fifths of the room. */
static int label_cols(const struct form *f, int cols)
{
    const struct form_part *part = &f->parts[f->part];
    int most = at_most(LABEL_MOST, cols * 2 / 5), label = at_most(LABEL_LEAST, cols / 4);
    for (size_t i = part->first; i < part->first + part->count; i++) {
        int wide = utf8_width(f->fields[i].f->label);
        label = wide <= most && wide > label ? wide : label;
    }
    return label;
}

static int wrapped_rows(const char *text, int cols)
{
    struct canvas *c = canvas_create(1, 1);
    int rows = canvas_wrap(c, (struct area){0, 0, 0, cols > 0 ? cols : 1}, STYLE_NORMAL, text);
    canvas_destroy(c);
    return rows;
}

static int value_rows(const struct form_field *ff, const struct form_view *v, bool here)
{
    if (!here || ff->f->type != FIELD_NOTE) {
        return 1;
    }
    int rows = edit_rows(&ff->edit, v->fields.cols - v->label - 1), most = v->fields.rows / 2;
    rows = rows < NOTE_ROWS ? NOTE_ROWS : rows;
    return rows > most && most > 0 ? most : rows;
}

static struct form_spot spot_of(
    const struct form *f, const struct form_view *v, const struct form_field *ff, bool here)
{
    bool above = utf8_width(ff->f->label) > v->label;
    struct form_spot s = {.label_rows = above, .value_rows = value_rows(ff, v, here)};
    if (*ff->message) {
        s.note_rows = wrapped_rows(ff->message, v->fields.cols - 2);
    } else if (!here && !str_empty(ff->warn)) {
        s.note_rows = wrapped_rows(ff->warn, v->fields.cols - 2);
    } else if (here && *ff->echo) {
        s.note_rows = form_repeats(ff) ? wrapped_rows(ff->echo, v->fields.cols - 2) : 1;
    }
    if (here && f->picker.for_field == ff && f->picker.open) {
        s.pick_rows = f->picker.count ? at_most((int)f->picker.count, FORM_PICKS) : 1;
    }
    return s;
}

static int spot_rows(const struct form_spot *s)
{
    return s->label_rows + s->value_rows + s->pick_rows + s->note_rows;
}

/* All of the place with the focus is in sight, in steps of half the room. */
static int top_line(const struct form_view *v, const struct form_spot *here, int lines)
{
    int room = v->fields.rows, end = here->row + spot_rows(here), step = room / 2 ? room / 2 : 1;
    int top = 0;
    while (lines > room && end - top > room) {
        top += step;
    }
    return top > here->row ? here->row : top;
}

static void areas(const struct pane *p, const struct form *f, struct form_view *v)
{
    int rows = p->view.rows, cols = p->view.cols;
    int hint = rows >= TALL_ROWS    ? HINT_TALL
               : rows >= SMALL_ROWS ? HINT_ROWS
                                    : 0,
        head = rows > 2 ? HEAD_ROWS : 0;
    int left = f->part_count > 1 && !p->view.single ? PARTS_COLS : 0;
    int body = rows - head - hint;
    v->parts = (struct area){head, 0, body, left};
    v->fields = (struct area){head, left ? left + 2 : 1, body, cols - (left ? left + 2 : 1)};
    v->hint = (struct area){rows - hint, 1, hint, cols - 2};
    v->label = label_cols(f, v->fields.cols);
}

void form_layout(const struct pane *p, struct form_view *out)
{
    const struct form *f = p->state;
    const struct form_part *part = &f->parts[f->part];
    int line = 0;
    *out = (struct form_view){0};
    areas(p, f, out);
    for (size_t i = 0; i < part->count; i++) {
        out->spots[i] = spot_of(f, out, &f->fields[part->first + i], i == f->at);
        out->spots[i].row = line;
        line += spot_rows(&out->spots[i]);
    }
    bool gap = line + 2 <= out->fields.rows;
    out->count = part->count + 1;
    out->spots[part->count] = (struct form_spot){.row = line + gap, .value_rows = 1};
    out->top = top_line(out, &out->spots[f->at], line + gap + 1);
}

struct area form_value_area(const struct form_view *v, size_t spot)
{
    const struct form_spot *s = &v->spots[spot];
    return (struct area){v->fields.row + s->row - v->top + s->label_rows,
        v->fields.col + v->label + 1, s->value_rows, v->fields.cols - v->label - 1};
}

static void draw_parts(const struct form *f, struct canvas *c, struct area a)
{
    for (size_t i = 0; i < f->part_count && (int)i < a.rows; i++) {
        const struct form_part *part = &f->parts[i];
        bool here = i == f->part;
        int row = a.row + (int)i;
        canvas_put(c, row, a.col, 1, STYLE_NORMAL, here ? ">" : " ");
        canvas_put_short(
            c, row, a.col + 2, a.cols - 11, here ? STYLE_HEADING : STYLE_NORMAL, part->title);
        canvas_putf(c, row, a.col + a.cols - 8, 8, STYLE_MUTED, "%2zu of %zu", form_filled(f, part),
            part->count);
    }
    canvas_vline(c, a.row, a.col + a.cols, a.rows);
}

/* Who else is at it, at the right: without the time where there is not room for all of it. */
static int draw_others(const struct pane *p, struct canvas *c)
{
    struct arena *scratch = arena_create();
    const char *words = form_others_words(p, scratch);
    int cols = canvas_cols(c), most = cols * 3 / 5;
    if (utf8_width(words) > most) {
        words = arena_strndup(scratch, words, strcspn(words, ","));
    }
    int wide = at_most(utf8_width(words), most);
    if (wide) {
        canvas_put_right(c, 0, cols - wide - 1, wide, STYLE_WARN, words);
    }
    arena_destroy(scratch);
    return wide;
}

/* "Change the family Okafor                           Sleepovers 2 of 5" */
static void draw_head(const struct pane *p, const struct form *f, struct canvas *c, bool parts)
{
    const struct form_part *part = &f->parts[f->part];
    int cols = canvas_cols(c), others = draw_others(p, c);
    const char *name = p->view.hide ? "" : f->name;
    bool new = !id_known(f->id) && !form_saves_dates(f);
    const char *lead = id_known(f->corrects) ? "Correction: " : new ? "New: " : "";
    int used = canvas_putf(c, 0, 1, cols - 2 - (others ? others + 1 : 0), STYLE_HEADING, "%s%s%s%s",
        lead, f->noun->title, *name ? " " : "", name);
    if (others) {
        return;
    }
    if (!parts) {
        struct arena *a = arena_create();
        const char *filled = arena_printf(a, "%zu of %zu", form_filled(f, part), part->count);
        int wide = utf8_width(filled);
        canvas_put_right(c, 0, cols - wide - 1, wide, STYLE_MUTED, filled);
        canvas_put_short(c, 0, used + 3, cols - used - wide - 6, STYLE_MUTED,
            f->part_count > 1 ? part->title : "");
        arena_destroy(a);
    } else if (f->part_count > 1) {
        canvas_put_right(c, 0, cols - 30, 29, STYLE_MUTED, "PgDn next part");
    }
}

static void draw_chooser(const struct form_field *ff, struct canvas *c, struct area a, bool here)
{
    const char *text = ff->edit.text;
    if (!here) {
        canvas_put_short(c, a.row, a.col, a.cols, STYLE_NORMAL, text);
        return;
    }
    canvas_putf(c, a.row, a.col, a.cols, STYLE_FIELD, "< %s >", *text ? text : "-");
    canvas_cursor(c, a.row, a.col + 2);
}

static void draw_value(
    const struct pane *p, const struct form_field *ff, struct canvas *c, struct area a, bool here)
{
    if (p->view.hide && !form_field_empty(ff)) {
        canvas_put(c, a.row, a.col, a.cols, STYLE_MUTED, "hidden");
    } else if (form_is_chooser(ff->f)) {
        draw_chooser(ff, c, a, here);
    } else if (here) {
        canvas_fill(c, a, STYLE_FIELD);
        edit_draw(&ff->edit, c, a, STYLE_FIELD, true);
    } else {
        canvas_put_short(c, a.row, a.col, a.cols, STYLE_NORMAL, ff->edit.text);
    }
    if (!here && form_field_empty(ff) && (ff->f->flags & FIELD_REQUIRED)) {
        canvas_put(c, a.row, a.col, a.cols, STYLE_MUTED, "needed");
    }
    if (here && p->view.hide) {
        canvas_cursor(c, a.row, a.col);
    }
}

/* "> Mia  Okafor · 8", or "> [x] Mia  Okafor · 8" where several can be had. */
static void draw_pick(const struct form_picker *k, size_t i, struct canvas *c, struct area a)
{
    bool here = i == k->at, several = k->for_field->f->type == FIELD_LINKS;
    const struct pick *pick = k->shown[i];
    int col = a.col + 2;
    canvas_put(c, a.row, a.col, 1, STYLE_NORMAL, here ? ">" : " ");
    if (several) {
        col += canvas_put(
            c, a.row, col, a.cols - 2, STYLE_NORMAL, k->ticked[pick - k->all] ? "[x] " : "[ ] ");
    }
    int end = a.col + a.cols;
    int used = canvas_put_short(c, a.row, col, end - col, STYLE_NORMAL, pick->name);
    canvas_put_short(c, a.row, col + used + 2, end - col - used - 2, STYLE_MUTED, pick->beside);
    canvas_select(c, a.row, col, at_most(used, 8), here);
}

/* A screen of those that fit, and how many there are when they are more. */
static void draw_picks(const struct form *f, struct canvas *c, struct area a, bool hide)
{
    const struct form_picker *k = &f->picker;
    size_t top = k->at < FORM_PICKS ? 0 : k->at - FORM_PICKS + 1;
    if (!k->count) {
        canvas_put(c, a.row, a.col, a.cols, STYLE_MUTED, "Nothing has these letters.");
    }
    for (size_t i = top; i < k->count && i < top + FORM_PICKS && !hide; i++) {
        draw_pick(k, i, c, (struct area){a.row + (int)(i - top), a.col, 1, a.cols});
    }
    if (k->count > FORM_PICKS && a.cols > 2 * COUNT_COLS) {
        struct arena *scratch = arena_create();
        canvas_put_right(c, a.row + FORM_PICKS - 1, a.col + a.cols - COUNT_COLS, COUNT_COLS - 1,
            STYLE_MUTED, arena_printf(scratch, "%zu of %zu", k->at + 1, k->count));
        arena_destroy(scratch);
    }
}

static void draw_field(const struct pane *p, const struct form *f, const struct form_view *v,
    size_t i, struct canvas *c)
{
    const struct form_field *ff = &f->fields[f->parts[f->part].first + i];
    const struct form_spot *s = &v->spots[i];
    struct area value = form_value_area(v, i);
    bool here = i == f->at;
    int room = s->label_rows ? v->fields.cols : v->label;
    canvas_put_short(c, value.row - s->label_rows, v->fields.col, room,
        here ? STYLE_HEADING : STYLE_LABEL, ff->f->label);
    draw_value(p, ff, c, value, here);
    value.row += value.rows;
    if (s->pick_rows) {
        draw_picks(f, c, value, p->view.hide);
        value.row += s->pick_rows;
    }
    if (s->note_rows && *ff->message) {
        struct area a = {value.row, v->fields.col + 2, s->note_rows, v->fields.cols - 2};
        canvas_put(c, value.row, v->fields.col, 1, STYLE_WARN, "!");
        canvas_wrap(c, a, STYLE_WARN, ff->message);
    } else if (s->note_rows && !here && !str_empty(ff->warn)) {
        struct area a = {value.row, v->fields.col + 2, s->note_rows, v->fields.cols - 2};
        canvas_put(c, value.row, v->fields.col, 1, STYLE_WARN, "!");
        canvas_wrap(c, a, STYLE_WARN, p->view.hide ? "Something to know: . shows it." : ff->warn);
    } else if (s->note_rows && form_repeats(ff) && !p->view.hide) {
        struct area a = {value.row, v->fields.col + 2, s->note_rows, v->fields.cols - 2};
        canvas_wrap(c, a, STYLE_HINT, ff->echo);
    } else if (s->note_rows && !form_repeats(ff)) {
        canvas_put_short(c, value.row, value.col, value.cols, STYLE_HINT, ff->echo);
    }
}

static void draw_save(const struct form *f, const struct form_view *v, struct canvas *c)
{
    size_t last = v->count - 1;
    int row = v->fields.row + v->spots[last].row - v->top;
    int used = canvas_put(c, row, v->fields.col, v->fields.cols, STYLE_KEY, "[Save]");
    canvas_select(c, row, v->fields.col, used, f->at == last);
    if (f->at == last) {
        canvas_cursor(c, row, v->fields.col);
    }
}

/* What is still empty in this part: none of it has to be filled in now, but what is needed. */
static const char *save_hint(const struct form *f, struct arena *a)
{
    const struct form_part *part = &f->parts[f->part];
    struct sb b = sb_on(a);
    sb_add(&b, id_known(f->corrects) ? "Enter saves. The old one stays and says who corrected it."
                                     : "Enter saves.");
    for (size_t i = part->first, n = 0; i < part->first + part->count; i++) {
        if (form_field_empty(&f->fields[i])) {
            sb_addf(&b, "%s%s", n++ ? ", " : " Still empty, and can wait: ", f->fields[i].f->label);
        }
    }
    if (f->part + 1 < f->part_count) {
        sb_add(&b, " · Tab or PgDn: the next part.");
    }
    return sb_str(&b);
}

static void choices_hint(const struct field *f, struct canvas *c, struct area a)
{
    struct arena *scratch = arena_create();
    const char *choices = form_choices(f);
    struct sb b = sb_on(scratch);
    sb_addf(&b, "%s Space or a letter:", f->help ? f->help : "");
    for (size_t i = 0; i < str_parts(choices); i++) {
        sb_addf(&b, "%s %s", i ? "," : "", str_part(scratch, choices, i));
    }
    sb_add(&b, ".");
    canvas_wrap(c, a, STYLE_HINT, sb_str(&b));
    arena_destroy(scratch);
}

/* The rows that are left below it for the field's own hint. */
static struct area draw_kinder(const struct form *f, struct canvas *c, struct area a)
{
    struct arena *scratch = arena_create();
    const char *line = arena_printf(scratch, "%s Ctrl-T writes it.", f->word_line);
    int rows = canvas_wrap(c, a, STYLE_HEADING, line);
    arena_destroy(scratch);
    return (struct area){a.row + rows, a.col, a.rows - rows, a.cols};
}

static void draw_hint(const struct form *f, struct canvas *c, struct area a)
{
    static const char *const how[FIELD_TYPES] = {
        [FIELD_NOTE] = " Enter begins a new line; on an empty line it goes on.",
        [FIELD_REF] = " Type a few letters; Up and Down choose. Ctrl-O shows all.",
        [FIELD_LINKS] = " A few letters and Enter for each; Ctrl-O shows all, Space ticks.",
        [FIELD_DATE] = " As you say it: 5/12, 5 dec, sat, +2w. Ctrl-O shows a month.",
        [FIELD_WALL] = " Day and time: sat 2pm, 5 dec 16:00. Ctrl-O shows a month.",
        [FIELD_TOD] = " As you say it: 2pm, 14, 14:00.",
        [FIELD_TIMES] = " Several times: 7:30, 7:30pm.",
    };
    const struct form_field *ff = form_focused(f);
    if (!ff) {
        struct arena *scratch = arena_create();
        canvas_wrap(c, a, STYLE_HINT, save_hint(f, scratch));
        arena_destroy(scratch);
    } else if (form_is_chooser(ff->f)) {
        choices_hint(ff->f, c, a);
    } else {
        struct arena *scratch = arena_create();
        const char *more = form_repeats(ff)   ? " Ctrl-O shows what fits."
                           : form_further(ff) ? " Ctrl-O shows a month to add one from."
                                              : how[ff->f->type];
        bool needed = (ff->f->flags & FIELD_REQUIRED) && form_field_empty(ff);
        canvas_wrap(c, a, STYLE_HINT,
            arena_printf(scratch, "%s%s%s", ff->f->help ? ff->f->help : "",
                needed ? " This is needed." : "", more ? more : ""));
        arena_destroy(scratch);
    }
}

void form_draw(const struct pane *p, struct canvas *c)
{
    const struct form *f = p->state;
    struct form_view v;
    if (!f->ready) {
        canvas_wrap(c, (struct area){0, 1, canvas_rows(c), canvas_cols(c) - 2}, STYLE_NORMAL,
            f->failed ? "This form could not be opened. Esc goes back." : "");
        return;
    }
    form_layout(p, &v);
    if (v.fields.row > 0) {
        draw_head(p, f, c, v.parts.cols > 0);
    }
    if (v.parts.cols) {
        draw_parts(f, c, v.parts);
    }
    struct area before =
        canvas_enter(c, (struct area){v.fields.row, 0, v.fields.rows, canvas_cols(c)});
    struct form_view inside = v;
    inside.fields.row = 0;
    for (size_t i = 0; i + 1 < v.count; i++) {
        draw_field(p, f, &inside, i, c);
    }
    draw_save(f, &inside, c);
    canvas_leave(c, before);
    if (v.hint.rows) {
        bool kinder = f->word_of && !p->view.hide;
        draw_hint(f, c, kinder ? draw_kinder(f, c, v.hint) : v.hint);
    }
}
