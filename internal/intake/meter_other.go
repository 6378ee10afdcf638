//go:build !unix

package intake

import "time"

// processorTime is not asked for on these systems; the time on the wall ends a file.
func processorTime() time.Duration { return 0 }
