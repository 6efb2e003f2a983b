/* SPDX-License-Identifier: MIT */
/* What the app, the frame and the boxes share. */
#ifndef HUB_UI_PRIV_H
#define HUB_UI_PRIV_H

#include "hub/ui/list.h"
#include "hub/ui/ui.h"

enum { WISH_TEXT = 512, UI_TABS = 9 };

/* What a pane asked for during one act. */
struct ui_wish {
    char said[WISH_TEXT];
    const struct pane_ops *open;
    struct pane_target target;
    const char *go;     /* a tab's name */
    const char *run;    /* id of a row */
    const char *look;   /* a theme */
    bool say, targeted; /* targeted: target was given */
};

/* Boxes. */
extern const struct pane_ops box_confirm, box_choose, box_month, box_help, box_menu, box_palette;
extern const struct pane_ops box_prefix; /* what may follow a key; text: the id of its row */

/* What help, menu and palette are opened with: the pane below. It outlives them. */
struct box_below {
    const struct pane *pane;
    const struct ui_options *opt;
};

/* The frame: everything around the pane. */
struct frame {
    const struct ui_options *opt;
    const char *title;        /* of the hub */
    const struct pane *front; /* whose keys the key bar shows */
    size_t tab;
    hub_date today;
    const char *status;
    const char *aside; /* at the right of the status line */
    const char *kept, *brief; /* where the work is; and where there is little room for it */
    bool away;  /* that must be seen */
    const char *alone; /* nothing but one pane: its title where the tabs were; NULL */
    bool alert; /* the status is about something that failed */
    bool hide;
};

int tab_digit(const struct ui_options *opt, size_t tab);
struct area frame_body(int rows, int cols); /* where the pane goes */
void frame_draw(const struct frame *f, struct canvas *c);
/* After the panes: a message too long for its row, over the rows above it up to the cursor. */
void frame_message(const struct frame *f, struct canvas *c);
/* What a click there means. */
enum frame_spot { SPOT_NONE, SPOT_TAB, SPOT_KEY };
enum frame_spot frame_hit(const struct frame *f, int rows, int cols, int row, int col, size_t *tab,
    const struct ui_key **key);

/* Where a box is drawn within the body. */
struct area box_area(const struct pane *p, int rows, int cols);
/* A border, a title, and the area inside. */
struct area box_draw_border(struct canvas *c, const char *title);
/* Rows that a text needs in so many columns. */
int box_text_rows(const char *text, int cols);
/* The text from its row `top` on, in the first rows of the view; it says when there is more. */
void box_text_draw(struct canvas *c, int rows, int top, const char *text);
/* The first row shown after this key, of a text in `room` rows; -1: the key was not for it. */
int box_text_scroll(const char *id, int top, int room, const char *text, int cols);
/* Where the n-th of some "[words]" stands, a column between them, in rows of so many; returns these. */
int buttons_spot(const char *const *words, size_t count, int cols, size_t n, int *row, int *col);
/* The next line of what a box was opened with; *s moves behind it. */
const char *box_line(struct arena *a, const char **s);
/* A question put together while names were shown is covered while they are hidden. */
struct box_cover {
    bool asked, plain; /* plain: put together while names were shown */
};
void box_cover_load(struct box_cover *cover, const struct pane *p);
extern const char box_covered[]; /* what stands in its place */
/* A box that is a list to narrow: the line of `/`, then the rows. BOX_LIST_ROWS are around them. */
enum { BOX_LIST_ROWS = 3 };
void box_list_draw(const struct pane *p, struct canvas *c, const struct list *list,
    list_draw_row draw, const void *ctx, const char *empty);
/* *open: Enter, or a second click on the line. */
unsigned box_list_act(struct list *list, const struct call *call, bool *open);
/* In the middle of rows × cols, as high and as wide as there is room for. */
struct area box_middle(int high, int wide, int rows, int cols);
/* The same of a list, with `around` rows beside its lines; with none it takes all rows. */
struct area box_list_area(size_t lines, int around, int wide, int rows, int cols);

#endif
