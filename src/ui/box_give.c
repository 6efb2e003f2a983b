/* SPDX-License-Identifier: MIT */
/* Giving a dose: which medicine, whether it was taken. Too soon is asked twice. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/child_view.h"
#include "hub/service/dose.h"
#include "panes_priv.h"
#include "rows_view_priv.h"
#include "ui_priv.h"

enum { WIDE = 64, LEAD = 2, EDGE = 3 };

static const char *const outcomes[] = {"taken", "refused", "spat out", "missed"};
enum { OUTCOMES = sizeof outcomes / sizeof *outcomes };

struct give {
    hub_id child, medicine; /* medicine: the one asked about */
    const char *name;
    struct sheet sheet;
    struct rows_view rows;
    int outcome;
};

static void give_open(struct pane *p, const struct pane_target *target)
{
    struct give *s = p->state;
    int64_t medicine = 0;
    s->child = (hub_id){target->id};
    if (target->text && str_int(target->text, 1, INT64_MAX, &medicine)) {
        s->rows.was_id = medicine;
    }
    s->name = "";
}

static enum hub_rc give_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct give *s = p->state;
    struct child_view v;
    rows_view_begin(&s->rows);
    enum hub_rc rc = hub_child_view(hub, s->child, hub_today(hub), p->loaded, &v, err);
    rc = rc == HUB_OK ? hub_sheet(hub, s->child, hub_now(hub), p->loaded, &s->sheet, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    s->name = child_called(&v.child);
    for (size_t i = 0; i < s->sheet.count; i++) {
        const struct sheet_line *l = &s->sheet.lines[i];
        const char *text = arena_printf(p->loaded, "%s%s%s\n%s", l->medicine->name,
            str_empty(l->medicine->dose) ? "" : ", ", l->medicine->dose ? l->medicine->dose : "",
            sheet_text(&s->sheet, l, p->loaded));
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){0, l->medicine->record.id.n, true, STYLE_NORMAL, NULL, 0, text, NULL});
    }
    rows_view_end(&s->rows);
    return HUB_OK;
}

static const char *title(const struct pane *p)
{
    const struct give *s = p->state;
    return arena_printf(p->loaded, "Given to %s now?",
        p->view.hide ? utf8_initials(p->loaded, s->name) : s->name);
}

static int outcome_rows(int cols)
{
    int row, col;
    return buttons_spot(outcomes, OUTCOMES, cols - LEAD, OUTCOMES - 1, &row, &col);
}

static void draw_outcomes(const struct give *s, struct canvas *c, int first)
{
    int cols = canvas_cols(c) - LEAD, row, col;
    for (int i = 0; i < OUTCOMES; i++) {
        buttons_spot(outcomes, OUTCOMES, cols, (size_t)i, &row, &col);
        int used = canvas_putf(
            c, first + row, LEAD + col, cols - col, STYLE_KEY, "[%s]", outcomes[i]);
        canvas_select(c, first + row, LEAD + col, used, i == s->outcome);
    }
}

static void give_draw(const struct pane *p, struct canvas *c)
{
    const struct give *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, title(p)));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    if (!s->rows.count) {
        canvas_wrap(c, (struct area){0, 0, rows, cols}, STYLE_NORMAL,
            "No medicine is on the sheet. It is added on the family's page, under Medicines.");
    } else {
        int foot = outcome_rows(cols);
        struct area inside = canvas_enter(c, (struct area){0, 0, rows - foot - 1, cols});
        rows_view_draw(&s->rows, c, true);
        canvas_leave(c, inside);
        draw_outcomes(s, c, rows - foot);
    }
    canvas_leave(c, before);
}

static struct area give_area(const struct pane *p, int rows, int cols)
{
    const struct give *s = p->state;
    int inside = (WIDE < cols ? WIDE : cols) - 2 * LEAD;
    return box_middle(
        (int)s->rows.count * 2 + outcome_rows(inside) + 1 + EDGE, WIDE, rows, cols);
}

/* `asked`: how often it was said that it is too soon. */
static unsigned give(struct pane *p, struct hub *hub, int asked, struct hub_err *err)
{
    struct give *s = p->state;
    struct hub_err soon;
    char time[DATE_TEXT];
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!row) {
        return REACT_CLOSE;
    }
    const struct sheet_line *l = &s->sheet.lines[s->rows.at];
    struct giving g = {
        .medicine = {row->id}, .outcome = outcomes[s->outcome], .sure = asked == 2};
    if (asked == 1) {
        pane_ask(p,
            p->view.hide
                ? "Once more: give it now, although it is too soon?"
                : arena_printf(p->loaded, "Once more: give %s to %s now, although it is too soon?",
                      l->medicine->name, s->name),
            "Wait", "Give it now", "give.surely");
        return REACT_DRAW;
    }
    enum hub_rc rc = hub_give(hub, &g, NULL, &soon);
    if (rc == HUB_ECONFLICT) {
        pane_ask(p, p->view.hide ? "Too soon: the sheet says to wait longer." : soon.msg, "Wait", "Give it anyway", "give.sure");
        return REACT_DRAW;
    }
    if (rc != HUB_OK) {
        *err = soon;
        return REACT_DRAW;
    }
    pane_say(p, "Saved %s: %s, %s, for %s.", tod_iso(wall_tod(hub_now(hub)), time),
        l->medicine->name, outcomes[s->outcome], s->name);
    return REACT_CLOSE;
}

static unsigned give_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct give *s = p->state;
    int cols = p->view.cols, rows = p->view.rows - EDGE - 1 - outcome_rows(cols - 2 * LEAD);
    if (str_eq(call->id, "open")) {
        return give(p, call->hub, 0, err);
    }
    if (str_eq(call->id, "give.sure") || str_eq(call->id, "give.surely")) {
        return give(p, call->hub, str_eq(call->id, "give.sure") ? 1 : 2, err);
    }
    if (str_eq(call->id, "left") || str_eq(call->id, "right")) {
        s->outcome = (s->outcome + (*call->id == 'l' ? OUTCOMES - 1 : 1)) % OUTCOMES;
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        bool again;
        return rows_view_click(&s->rows, call->ev->row - 1, rows, cols, &again);
    }
    return rows_view_act(&s->rows, call->id, rows, cols);
}

static const struct ui_key give_keys[] = {
    {K_ENTER, K_NONE, "open", "Save", "Write the dose down with the time and your name.", KEY_BAR},
    {K_RIGHT, K_NONE, "right", "Taken or not", "Taken, refused, spat out or missed.", KEY_BAR},
};

const struct pane_ops box_give = {
    .name = "give",
    .title = "Given",
    .help = "Up and Down choose the medicine, Left and Right say whether it was taken. Enter "
            "writes it down. It cannot be changed later; on the night page x takes it back and "
            "the line stays.",
    .state_size = sizeof(struct give),
    .keys = give_keys,
    .key_count = sizeof give_keys / sizeof *give_keys,
    .box = true,
    .open = give_open,
    .load = give_load,
    .draw = give_draw,
    .act = give_act,
    .box_area = give_area,
};
