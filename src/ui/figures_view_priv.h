/* SPDX-License-Identifier: MIT */
/* What the panes of figures share: bars, and which days of which hub. */
#ifndef HUB_UI_FIGURES_VIEW_PRIV_H
#define HUB_UI_FIGURES_VIEW_PRIV_H

#include "hub/service/figures.h"
#include "hub/ui/pane.h"

/* Twelve months in twelve columns, the tallest a whole cell; a month to come is blank. */
const char *figures_spark(const struct figure_number *n, bool ascii, struct arena *a);
/* The same as columns with their numbers and the months below, in the whole view. */
void figures_chart(
    const struct figures *f, const struct figure_number *n, bool ascii, struct canvas *c);

/* "nights|2026-10-01|2026-10-31|HUB-ID|Robin Hub": the target of pane_figure and its paper. */
const char *figures_target(const char *figure, const struct figures *f, struct arena *a);

extern const struct pane_ops pane_figure;       /* the list behind a number */
extern const struct pane_ops pane_figures_paper; /* the page for a funder */

#endif
