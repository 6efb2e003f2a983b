/* SPDX-License-Identifier: MIT */
/* Who asked for a copy of what is held about them, and until when it has to be answered. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/access_copy.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { WHO_COLS = 20, SOON_DAYS = 7 };

struct requests_pane {
    struct stay_rows rows;
    size_t open;
};

static void requests_open(struct pane *p, const struct pane_target *target)
{
    struct requests_pane *s = p->state;
    (void)target;
    stay_rows_open(p, WHO_COLS, "Nobody has asked for a copy. n writes it down when somebody does.");
    s->rows.hint = "Anybody may ask, in any words, and of anybody here. Enter shows the copy.";
}

static const char *mark_of(const struct pane *p, const struct request_line *l)
{
    if (date_known(l->request.sent)) {
        return "sent";
    }
    int left = date_known(l->clock.due) ? date_diff(l->clock.due, p->view.today) : 0;
    return l->clock.stopped ? "stop" : left < 0 ? "LATE" : left <= SOON_DAYS ? "soon" : "";
}

static void add_line(struct pane *p, const struct request_line *l)
{
    struct arena *a = p->loaded;
    char day[DATE_TEXT];
    const char *asked = arena_printf(
        a, "%s asked %s", l->request.who, date_plain(l->request.received, day));
    bool done = date_known(l->request.sent);
    stay_rows_add(p, &(struct stay_row){.id = l->request.record.id.n,
                         .lead = l->about,
                         .mark = mark_of(p, l),
                         .text = arena_printf(a, "%s. %s", asked, l->clock.words),
                         .style = done ? STYLE_MUTED : STYLE_NORMAL,
                         .whole = arena_printf(a, "%s, about %s. %s", asked, l->about, l->clock.words),
                         .tone = TONE_PLAIN,
                         .item = l});
}

static enum hub_rc requests_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct requests_pane *s = p->state;
    struct request_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_requests(hub, p->loaded, &lines, &count, err);
    stay_rows_begin(p);
    s->open = 0;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        add_line(p, &lines[i]);
        s->open += !date_known(lines[i].request.sent);
    }
    s->rows.title = arena_printf(p->loaded, "COPIES ASKED FOR · %zu to answer", s->open);
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned open_copy(struct pane *p)
{
    const struct stay_row *row = stay_rows_selected(p);
    const struct request_line *l = row ? row->item : NULL;
    if (!l) {
        return REACT_DRAW;
    }
    const struct access_request *r = &l->request;
    hub_id id = id_known(r->child_id) ? r->child_id : id_known(r->person_id) ? r->person_id
                                                                            : r->family_id;
    const char *noun = id_known(r->child_id) ? "child" : id_known(r->person_id) ? "person"
                                                                               : "family";
    if (id_known(id)) {
        pane_open(p, &pane_held, &(struct pane_target){.id = id.n, .text = noun});
    } else {
        pane_say(p, "Say first whose records it is about.");
        form_open_edit(p, noun_find("request"), r->record.id);
    }
    return REACT_DRAW;
}

static unsigned requests_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool open = false;
    const struct stay_row *row = stay_rows_selected(p);
    (void)err;
    if (str_eq(call->id, "new")) {
        char today[DATE_TEXT];
        const struct assignment set[] = {{"received", date_iso(p->view.today, today)}};
        form_open_new(p, noun_find("request"), set, 1);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "edit") && row) {
        form_open_edit(p, noun_find("request"), (hub_id){row->id});
        return REACT_DRAW;
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? open_copy(p) : react;
}

static const struct ui_key requests_keys[] = {
    {K_ENTER, K_NONE, "open", "The copy", "What is in it, and who is masked.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new", "New", "Somebody asked: write down who, about whom, and when.", KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Identity checked, clock stopped, searched, sent, a complaint.",
        KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_requests = {
    .name = "copies",
    .title = "Copies asked for",
    .help = "Somebody asks what you hold about them\nn writes it down: the month to answer runs from "
            "that day, whoever they asked and in whatever words.\n\n"
            "Look at the copy\nEnter shows who else is named in it, for you to decide.\n\n"
            "Wait for their answer\ne, Clock stopped: the days until they answer are added. Identity "
            "checked, searched where, sent and a complaint are written down there too.",
    .parts = 2,
    .state_size = sizeof(struct requests_pane),
    .keys = requests_keys,
    .key_count = sizeof requests_keys / sizeof *requests_keys,
    .open = requests_open,
    .close = stay_rows_close,
    .load = requests_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = requests_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
