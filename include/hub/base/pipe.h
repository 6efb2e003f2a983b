/* SPDX-License-Identifier: MIT */
/* Pipes to programs that this one starts. */
#ifndef HUB_BASE_PIPE_H
#define HUB_BASE_PIPE_H

#include <stdbool.h>

enum { PIPE_READ, PIPE_WRITE, PIPE_ENDS }; /* their order is that of pipe() */

/* Neither end is inherited by a program that is started. False: there is none, and both are -1. */
bool pipe_open(int ends[PIPE_ENDS]);
/* Closes an end, or any descriptor, once: it is -1 from then on, and -1 is let be. */
void pipe_close(int *end);

#endif
