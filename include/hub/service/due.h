/* SPDX-License-Identifier: MIT */
/*
 * What needs the carer is kept in the file, worked out in the transaction of
 * every change, so that Today only reads it. A day that has begun since, or
 * other numbers in hub.ini, alter it too: then somebody has to ask.
 */
#ifndef HUB_SERVICE_DUE_H
#define HUB_SERVICE_DUE_H

#include "hub/service/hub.h"

/*
 * Of the hubs this person is narrowed to, those worked out for another day or
 * by other numbers are worked out anew: some milliseconds a hub. A file that
 * cannot be written stays as it is.
 */
enum hub_rc hub_due_refresh(struct hub *h, struct hub_err *err);

#endif
