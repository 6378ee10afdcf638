// Package hostile holds the tests of what papers may try: texts that run, break
// out, overwrite or mislead, put into every field and looked for in every output
// (outputs_test.go); secrets, put wherever one may stand (secrets_test.go); and
// documents that were altered at random (fuzz_test.go). It has no code of its own.
package hostile
