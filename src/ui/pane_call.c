/* SPDX-License-Identifier: MIT */
/* Before a sleepover: ring the parents and go through the sheet, line by line; what the child said. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/call.h"
#include "hub/service/stays.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { LEAD_COLS = 30, LINES_MOST = 400, CHILD_COLS = 20 };

struct call_pane {
    struct stay_rows rows;
    hub_id stay;
    struct call_line *lines;
    size_t count, done;
    bool ticked[LINES_MOST]; /* gone through in this call */
};

static void call_open(struct pane *p, const struct pane_target *target)
{
    struct call_pane *s = p->state;
    s->stay = (hub_id){target->id};
    stay_rows_open(p, LEAD_COLS, "Nobody is to come.");
    s->rows.hint = "Enter: still so, and on to the next. e: it is different now.";
}

static void add_line(struct pane *p, const struct call_line *l, size_t i)
{
    const struct call_pane *s = p->state;
    struct arena *a = p->loaded;
    unsigned style = s->ticked[i] ? STYLE_OK : l->ring ? STYLE_HEADING : l->empty ? STYLE_WARN : STYLE_NORMAL;
    stay_rows_add(p, &(struct stay_row){.id = (int64_t)i + 1,
                         .lead = l->lead,
                         .hidden = l->hidden,
                         .mark = s->ticked[i] ? "ok" : "",
                         .text = l->text,
                         .style = style,
                         .whole = arena_printf(a, "%s: %s", l->lead, l->text),
                         .tone = l->empty ? TONE_WARN : TONE_PLAIN,
                         .item = l});
}

static void add_end(struct pane *p)
{
    const struct call_pane *s = p->state;
    bool all = s->done == s->count;
    stay_rows_add(p, &(struct stay_row){.id = (int64_t)s->count + 1,
                         .lead = "All gone through",
                         .hidden = "All gone through",
                         .mark = "",
                         .text = "write down that you rang today",
                         .style = all ? STYLE_OK : STYLE_NORMAL,
                         .whole = all ? "Every line is gone through. Enter writes down that you rang."
                                      : arena_printf(p->loaded,
                                            "%zu of %zu lines are gone through. Enter writes down that you rang.",
                                            s->done, s->count),
                         .tone = TONE_PLAIN});
}

static enum hub_rc call_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct call_pane *s = p->state;
    enum hub_rc rc = hub_call_sheet(hub, s->stay, p->loaded, &s->lines, &s->count, err);
    s->count = s->count < LINES_MOST - 1 ? s->count : LINES_MOST - 1;
    s->done = 0;
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        s->done += s->ticked[i];
        add_line(p, &s->lines[i], i);
    }
    if (rc == HUB_OK && pane_may(p, "open")) {
        add_end(p);
    }
    s->rows.title = pane_may(p, "open") ? "RING BEFORE  " : "THE SHEET  ";
    s->rows.name = hub_stay_title(hub, s->stay, p->loaded);
    s->rows.name_hidden = hub_stay_title_hidden(hub, s->stay, p->loaded);
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned still_so(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct call_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    if (row && row->item) {
        s->ticked[row->id - 1] = true;
        list_jump(&s->rows.list, row->id + 1);
        return REACT_LOAD | REACT_DETAIL;
    }
    if (row && hub_call_done(hub, s->stay, err) == HUB_OK) {
        pane_say(p, "Written down: you rang today and went through the sheet. u takes it back.");
        return REACT_CLOSE | REACT_LOAD;
    }
    return REACT_DRAW;
}

static unsigned different(struct pane *p)
{
    const struct stay_row *row = stay_rows_selected(p);
    const struct call_line *l = row ? row->item : NULL;
    if (!l || !l->noun) {
        pane_say(p, "Stand on a line: e changes what it says.");
    } else if (id_known(l->id)) {
        form_open_at(p, l->noun, l->id, l->field);
    } else {
        struct assignment set = {"child", id_text(p->life, l->child)};
        form_open_new(p, l->noun, &set, 1);
    }
    return REACT_DRAW;
}

static unsigned call_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool open;
    if (str_eq(call->id, "edit")) {
        return different(p);
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? still_so(p, call->hub, err) : react;
}

static const struct ui_key call_keys[] = {
    {K_ENTER, K_NONE, "open", "Still so", "Gone through; on to the next line.", KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Change", "It is different now: change the line with the >.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_call = {
    .name = "call",
    .title = "Ring before",
    .help = "Ring the parents before a sleepover\nThe first lines say whom to ring. Read each line "
            "out: Enter when it is still so, e when it is different. Enter on the last line writes "
            "down that you rang today and that the sheet is fresh.",
    .parts = 2,
    .state_size = sizeof(struct call_pane),
    .keys = call_keys,
    .key_count = sizeof call_keys / sizeof *call_keys,
    .open = call_open,
    .close = stay_rows_close,
    .load = call_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = call_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};

/* --- what the child said -------------------------------------------------------------- */

static void said_open(struct pane *p, const struct pane_target *target)
{
    struct call_pane *s = p->state;
    s->stay = (hub_id){target->id};
    stay_rows_open(p, CHILD_COLS, "No child is written down for it.");
    s->rows.title = "WHAT THEY SAID  ";
    s->rows.name = arena_strdup(p->life, target->text ? target->text : "");
    s->rows.hint = "Enter writes down what the child said, in their words.";
}

static enum hub_rc said_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct call_pane *s = p->state;
    struct said_line *lines;
    size_t count;
    enum hub_rc rc = hub_stay_said(hub, s->stay, p->loaded, &lines, &count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const char *text = arena_printf(p->loaded, "%s%s%s", lines[i].said,
            *lines[i].words ? ": " : "", lines[i].words);
        stay_rows_add(p, &(struct stay_row){.id = lines[i].pair.n,
                             .lead = lines[i].child,
                             .mark = "",
                             .text = text,
                             .style = STYLE_NORMAL,
                             .whole = text,
                             .tone = TONE_PLAIN});
    }
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned said_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool open;
    const struct stay_row *row = stay_rows_selected(p);
    (void)err;
    bool edit = str_eq(call->id, "edit");
    unsigned react = edit ? REACT_DRAW : stay_rows_act(p, call, &open);
    if ((edit || open) && row) {
        form_open_at(p, &stay_child_noun, (hub_id){row->id}, noun_field(&stay_child_noun, "said"));
    }
    return react;
}

static const struct ui_key said_keys[] = {
    {K_ENTER, K_NONE, "open", "Write it", "What the child with the > said.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_said = {
    .name = "said",
    .title = "What they said",
    .help = "Write down what a child said about staying\nEnter on the child: yes, not sure or no, "
            "and their own words.",
    .parts = 2,
    .state_size = sizeof(struct call_pane),
    .keys = said_keys,
    .key_count = sizeof said_keys / sizeof *said_keys,
    .open = said_open,
    .close = stay_rows_close,
    .load = said_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = said_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
